//! That it is this bucket and no other: names that lead elsewhere, tokens of elsewhere.

use std::collections::BTreeSet;

use fluxform::{influx::Client, model::Observed};
use serde_json::json;

use super::{JOBS, live, seen};
use crate::support::{influxd::Influxd, organization::Organization};

/// The measurements of each bucket.
fn measurements(observed: &Observed) -> Vec<(&str, Vec<&str>)> {
    observed
        .iter()
        .map(|(name, bucket)| (name.as_str(), bucket.measurements.keys().map(String::as_str).collect()))
        .collect()
}

/// A bucket with one measurement.
fn bucket(organization: &Organization, name: &str, measurement: &str) -> String {
    let id = organization.create_bucket(name, 0, 0);
    organization.write(&id, &format!("{measurement},t=a f=1"));
    id
}

#[test]
fn a_mapping_that_leads_to_another_bucket() {
    let organization = Organization::new();
    let other = bucket(&organization, "other", "of_other");
    bucket(&organization, "shadowed", "of_shadowed");
    bucket(&organization, "shadowed/two", "of_two");
    for retention_policy in ["autogen", "two"] {
        organization.http().post(
            "/api/v2/dbrps",
            &json!({
                "orgID": organization.id, "bucketID": other, "database": "shadowed",
                "retention_policy": retention_policy, "default": retention_policy == "autogen",
            }),
        );
    }
    assert_eq!(
        measurements(&seen(&organization.client(), &["other", "shadowed", "shadowed/two"])),
        [("other", vec!["of_other"]), ("shadowed", vec!["of_shadowed"]), ("shadowed/two", vec!["of_two"])]
    );
}

#[test]
fn two_buckets_whose_names_are_cut_alike() {
    let organization = Organization::new();
    bucket(&organization, "foo", "of_foo");
    bucket(&organization, "foo/autogen", "of_foo_autogen");
    bucket(&organization, "foo/", "of_foo_slash");
    assert_eq!(
        measurements(&seen(&organization.client(), &["foo", "foo/", "foo/autogen"])),
        [("foo", vec!["of_foo"]), ("foo/", vec!["of_foo_slash"]), ("foo/autogen", vec!["of_foo_autogen"])]
    );
}

/// `InfluxQL` would read the bucket of this name in the organization of the token.
#[test]
fn an_operators_token_on_another_organization() {
    let server = Influxd::start(&[]);
    let operator = server.operator();
    let home = operator.get("/api/v2/orgs?org=operator")["orgs"][0]["id"].as_str().unwrap().to_owned();
    let homes = |name: &str, measurement: &str| {
        let id = operator.post("/api/v2/buckets", &json!({ "orgID": home, "name": name }))["id"].clone();
        let path = format!("/api/v2/write?orgID={home}&bucket={}", id.as_str().unwrap());
        operator.post_text(&path, &format!("{measurement} f=1"));
    };
    homes("shared", "of_the_operator");
    homes("emptied", "of_the_operator");
    let organization = Organization::on(&server);
    bucket(&organization, "shared", "of_this");
    bucket(&organization, "own", "of_this");
    organization.create_bucket("emptied", 0, 0);
    let client = organization.client_with(&server.operator_token);
    assert_eq!(
        measurements(&seen(&client, &["emptied", "own", "shared"])),
        [("emptied", vec![]), ("own", vec!["of_this"]), ("shared", vec!["of_this"])]
    );
}

/// A token may have permissions for no organization in particular, and be one of another.
#[test]
fn a_token_of_another_organization_that_may_read_everywhere() {
    let (here, there) = (Organization::new(), Organization::new());
    let id = bucket(&here, "shared", "of_this");
    bucket(&there, "shared", "of_another");
    for resource in [json!({ "type": "buckets" }), json!({ "type": "buckets", "id": id })] {
        let body = json!({ "orgID": there.id, "permissions": [{ "action": "read", "resource": resource }] });
        let reply = Influxd::shared().operator().post("/api/v2/authorizations", &body);
        let client = here.client_with(reply["token"].as_str().unwrap());
        assert_eq!(measurements(&seen(&client, &["shared"])), [("shared", vec!["of_this"])]);
    }
}

/// What the token may not see is not looked at.
#[test]
fn a_token_for_one_bucket() {
    let organization = Organization::new();
    let one = bucket(&organization, "one", "of_one");
    bucket(&organization, "two", "of_two");
    let token = organization.restricted(&[("read", &format!("buckets/{one}"))]);
    let client = organization.client_with(&token);
    assert_eq!(measurements(&seen(&client, &["one", "two"])), [("one", vec!["of_one"])]);
}

/// The names are asked for in the organization's own list; a bucket that was renamed since then is
/// still read.
#[test]
fn a_bucket_that_was_renamed_in_between() {
    let organization = Organization::new();
    let id = bucket(&organization, "before", "of_it");
    let client: Client = organization.client();
    let live = live(&client, &["before"]);
    organization.http().patch(&format!("/api/v2/buckets/{id}"), &json!({ "name": "after" }));
    let names: BTreeSet<String> = ["before".to_owned()].into();
    let observed = fluxform::influx::observe(&client, &live, &names, JOBS).unwrap();
    assert_eq!(measurements(&observed), [("before", vec!["of_it"])]);
}
