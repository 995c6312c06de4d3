//! What restricted tokens see, and that nothing hidden passes for absent.

use fluxform::influx::{Client, Presence};

use crate::support::organization::Organization;

/// How `present` and `absent` look to a token, and what it may do.
fn view(client: &Client) -> String {
    let home = client.organization().unwrap();
    let look = |name| match client.bucket(&home, name).unwrap() {
        Presence::Absent => "absent".to_owned(),
        Presence::Hidden => "hidden".to_owned(),
        Presence::Visible(bucket) => {
            let may = if client.may_change(&bucket).unwrap() { "may" } else { "may not" };
            format!("visible, {may} change")
        }
    };
    let listed = client.buckets(&home).unwrap().into_iter().filter(|bucket| !bucket.is_system).count();
    let create = if client.may_create_buckets(&home).unwrap() { "may" } else { "may not" };
    format!("a {}; b {}; c {}; lists {listed}; {create} create", look("a"), look("b"), look("c"))
}

#[test]
fn each_kind_of_token() {
    let organization = Organization::new();
    let a = organization.create_bucket("a", 0, 0);
    organization.create_bucket("b", 0, 0);
    let seen =
        |permissions: &[(&str, &str)]| view(&organization.client_with(&organization.restricted(permissions)));
    let only_a = format!("buckets/{a}");
    assert_eq!(
        view(&organization.client()),
        "a visible, may change; b visible, may change; c absent; lists 2; may create"
    );
    assert_eq!(
        seen(&[("read", "buckets")]),
        "a visible, may not change; b visible, may not change; c absent; lists 2; may not create"
    );
    assert_eq!(
        seen(&[("read", &only_a), ("write", &only_a)]),
        "a visible, may change; b hidden; c absent; lists 1; may not create"
    );
    assert_eq!(
        seen(&[("read", &only_a), ("write", "buckets")]),
        "a visible, may change; b hidden; c absent; lists 1; may create"
    );
    assert_eq!(seen(&[("write", "buckets")]), "a hidden; b hidden; c absent; lists 0; may create");
    assert_eq!(seen(&[("read", "tasks")]), "a hidden; b hidden; c absent; lists 0; may not create");
    assert_eq!(organization.bucket_lines(), "a 0 604800 \nb 0 604800 \n");
}

/// A token sees the one bucket that it may read even where that is far behind an empty page.
#[test]
fn one_bucket_behind_a_page_of_hidden_ones() {
    let organization = Organization::new();
    for number in 0..120 {
        organization.create_bucket(&format!("hidden_{number:03}"), 3_600, 3_600);
    }
    let last = organization.create_bucket("visible", 3_600, 3_600);
    let token = organization.restricted(&[("read", &format!("buckets/{last}"))]);
    let client = organization.client_with(&token);
    let live = fluxform::influx::inspect(&client, ["visible", "hidden_007", "new"]).unwrap();
    assert_eq!(live.schema.buckets.keys().collect::<Vec<_>>(), ["visible"]);
    assert_eq!(live.visibility.hidden, ["hidden_007".to_owned()].into());
    assert!(!live.visibility.is_complete());
}

/// The id of the organization comes without any permission; a new organization has no bucket that
/// could tell it.
#[test]
fn the_organization_of_a_token_that_may_not_read_it() {
    let organization = Organization::new();
    for permissions in [[("read", "buckets")], [("write", "labels")], [("read", "orgs")]] {
        let client = organization.client_with(&organization.restricted(&permissions));
        let home = client.organization().unwrap();
        assert_eq!(
            (home.id.as_str(), home.name.as_str()),
            (organization.id.as_str(), organization.name.as_str())
        );
    }
}

/// A token of another organization: everything of this one is hidden from it, nothing absent.
#[test]
fn a_token_of_another_organization() {
    let (here, there) = (Organization::new(), Organization::new());
    here.create_bucket("a", 0, 0);
    there.create_bucket("b", 0, 0);
    assert_eq!(
        view(&here.client_with(&there.token)),
        "a hidden; b absent; c absent; lists 0; may not create"
    );
}
