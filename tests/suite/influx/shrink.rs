//! What a plan says about a shrink: the shard groups and the range of the data.

use fluxform::influx::{DataRange, ShardGroups, inspect};
use jiff::Timestamp;

use crate::support::{influxd::Influxd, organization::Organization};

/// A float on one day, an integer of the same series on another, and other points between.
const POINTS: &str = "m,t=a f=1 1769904000000000000\nm,t=a f=2 1770076800000000000\n\
                      n,t=b g=\"x\" 1770000000000000001\nm,t=a f=3i 1774000000000000000";

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn names_the_shard_groups() {
    let organization = Organization::new();
    let id = organization.create_bucket("raw", 0, 604_800);
    organization.write(&id, POINTS);
    let operator = organization.client_with(&Influxd::shared().operator_token);
    let bucket = inspect(&operator, []).unwrap().bucket("raw").unwrap();
    let ShardGroups::Known(groups) = operator.shard_groups(&bucket).unwrap() else { panic!() };
    let shown: Vec<_> = groups.iter().map(|group| format!("{} {}", group.start, group.end)).collect();
    assert_eq!(
        shown,
        [
            "2026-01-26T00:00:00Z 2026-02-02T00:00:00Z",
            "2026-02-02T00:00:00Z 2026-02-09T00:00:00Z",
            "2026-03-16T00:00:00Z 2026-03-23T00:00:00Z",
        ]
    );
}

#[test]
fn says_why_the_shard_groups_are_not_known() {
    let organization = Organization::new();
    organization.create_bucket("raw", 0, 0);
    let client = organization.client();
    let bucket = inspect(&client, []).unwrap().bucket("raw").unwrap();
    assert_eq!(
        client.shard_groups(&bucket).unwrap(),
        ShardGroups::Unknown {
            reason: "the token lacks the permission read:authorizations (an operator's token has it)"
                .to_owned()
        }
    );
}

#[test]
fn finds_the_oldest_and_the_newest_point() {
    let organization = Organization::new();
    let id = organization.create_bucket("a/b", 0, 604_800);
    let client = organization.client();
    let bucket = inspect(&client, []).unwrap().bucket("a/b").unwrap();
    assert_eq!(client.data_range(&bucket).unwrap(), None);

    organization.write(&id, POINTS);
    assert_eq!(organization.count(&id), 3, "the server stops reading at a change of type");
    let range = client.data_range(&bucket).unwrap();
    let (oldest, newest) = (at("2026-02-01T00:00:00Z"), at("2026-03-20T09:46:40Z"));
    assert_eq!(range, Some(DataRange { oldest, newest }));

    organization.write(&id, "m f=1 -9000000000000000000\nm f=1 9000000000000000000");
    let range = client.data_range(&bucket).unwrap();
    let (oldest, newest) = (at("1684-10-19T08:00:00Z"), at("2255-03-14T16:00:00Z"));
    assert_eq!(range, Some(DataRange { oldest, newest }));
}
