//! What was deleted, and types that only some shard groups hold.

use fluxform::influx::look_at_groups;
use serde_json::json;

use super::{JOBS, by_flux, lines, live, seen};
use crate::support::{influxd::Influxd, organization::Organization};

/// Noon of the 1st of February 2026, and the days after it, in nanoseconds.
const DAY: u64 = 86_400_000_000_000;
const FIRST: u64 = 1_769_947_200_000_000_000;

fn delete(organization: &Organization, bucket: &str, predicate: &str, stop: &str) {
    let body = json!({ "start": "1970-01-01T00:00:00Z", "stop": stop, "predicate": predicate });
    let path = format!("{}/api/v2/delete?orgID={}&bucket={bucket}", organization.url, organization.id);
    let request = ureq::post(path).header("authorization", format!("Token {}", organization.token));
    request.send_json(body).unwrap();
}

/// Groups of a day. `v` is a float, then an integer, then a float again, then a text; `w` and the
/// tag `dc` were written by a host of which nothing is left, `gone` too.
fn conflict(organization: &Organization) -> String {
    let raw = organization.create_bucket("raw", 0, 86_400);
    let day = |day: u64| FIRST + day * DAY;
    organization.write(
        &raw,
        &format!(
            "m,host=a v=1 {}\nm,host=b v=2i {}\nm,host=a v=3i {}\nm,host=a v=4 {}\nm,host=c v=\"5\",s=\"x\" {}\n\
             m,host=x,dc=y v=1,w=1 {}\ngone,host=x v=1 {}\nother z=true {}",
            day(0), day(3), day(3), day(5), day(400), day(0), day(0), day(1)
        ),
    );
    delete(organization, &raw, "_measurement=\"m\" AND host=\"x\"", "2030-01-01T00:00:00Z");
    delete(organization, &raw, "_measurement=\"gone\" AND host=\"x\"", "2030-01-01T00:00:00Z");
    raw
}

fn wanted() -> std::collections::BTreeSet<(String, String, String)> {
    let fields = [("m", "v"), ("m", "w"), ("other", "z"), ("other", "absent"), ("absent", "z")];
    fields.map(|(name, field)| ("raw".to_owned(), name.to_owned(), field.to_owned())).into()
}

#[test]
fn names_the_shard_groups_of_each_type() {
    let organization = Organization::new();
    conflict(&organization);
    let client = organization.client();
    let mut observed = seen(&client, &["raw"]);
    assert_eq!(
        lines(&observed),
        "bucket \"raw\"\n  \"m\": 3 series\n    tag \"host\": 3 in 3, {\"a\", \"b\", \"c\"}\n    field \"s\": string\n    \
         field \"v\": float integer string\n    field \"w\": float\n  \"other\": 1 series\n    field \"z\": boolean\n"
    );
    look_at_groups(&client, &live(&client, &["raw"]), &mut observed, &wanted(), JOBS).unwrap();
    let expected = "bucket \"raw\"\n  \"m\": 3 series, 2026-02-01T12:00:00Z … 2027-03-08T12:00:00Z\n    \
                    tag \"host\": 3 in 3, {\"a\", \"b\", \"c\"}\n    field \"s\": string\n    \
                    field \"v\": float [2026-02-01 2026-02-02) [2026-02-06 2026-02-07) integer [2026-02-04 2026-02-05) \
                    string [2027-03-08 2027-03-09)\n    \
                    field \"w\": float nowhere\n  \"other\": 1 series, 2026-02-02T12:00:00Z … 2026-02-02T12:00:00Z\n    \
                    field \"z\": boolean [2026-02-02 2026-02-03)\n";
    assert_eq!(lines(&observed), expected);
}

/// An operator's token reads the bounds themselves, which the computed ones are not after a change
/// of the shard group duration.
#[test]
fn real_bounds_are_exact() {
    let organization = Organization::new();
    let raw = conflict(&organization);
    let rule = json!({ "type": "expire", "everySeconds": 0, "shardGroupDurationSeconds": 604_800 });
    organization.http().patch(&format!("/api/v2/buckets/{raw}"), &json!({ "retentionRules": [rule] }));
    let client = organization.client_with(&Influxd::shared().operator_token);
    let mut observed = seen(&client, &["raw"]);
    look_at_groups(&client, &live(&client, &["raw"]), &mut observed, &wanted(), JOBS).unwrap();
    let types = serde_json::to_value(&observed["raw"].measurements["m"].fields["v"].types).unwrap();
    let group = |day: &str, next: &str| json!({ "start": format!("{day}T00:00:00Z"), "end": format!("{next}T00:00:00Z") });
    assert_eq!(
        types,
        json!({
            "float": { "groups": [group("2026-02-01", "2026-02-02"), group("2026-02-06", "2026-02-07")], "exact": true },
            "integer": { "groups": [group("2026-02-04", "2026-02-05")], "exact": true },
            "string": { "groups": [group("2027-03-08", "2027-03-09")], "exact": true },
        })
    );
}

/// By Flux the stale field is not seen, and everything that has points is: series that exist only
/// in a shard group of another type too.
#[test]
fn by_the_id_all_types_are_found() {
    let organization = Organization::new();
    let raw = conflict(&organization);
    let client = by_flux(&organization, &raw);
    let mut observed = seen(&client, &["raw"]);
    look_at_groups(&client, &live(&client, &["raw"]), &mut observed, &wanted(), JOBS).unwrap();
    let expected = "bucket \"raw\"\n  \"m\": 3 series, 2026-02-01T12:00:00Z … 2027-03-08T12:00:00Z\n    \
                    tag \"host\": 3 in 3, {\"a\", \"b\", \"c\"}\n    field \"s\": string\n    \
                    field \"v\": float [2026-02-01 2026-02-02) [2026-02-06 2026-02-07) integer [2026-02-04 2026-02-05) \
                    string [2027-03-08 2027-03-09)\n  \
                    \"other\": 1 series, 2026-02-02T12:00:00Z … 2026-02-02T12:00:00Z\n    \
                    field \"z\": boolean [2026-02-02 2026-02-03)\n";
    assert_eq!(lines(&observed), expected);
}

/// Groups of a day on a bucket whose groups are now of a week: the index tells that a series is
/// missing, and the days are looked at.
#[test]
fn by_the_id_after_a_change_of_the_shard_group_duration() {
    let organization = Organization::new();
    let raw = conflict(&organization);
    let rule = json!({ "type": "expire", "everySeconds": 0, "shardGroupDurationSeconds": 604_800 });
    organization.http().patch(&format!("/api/v2/buckets/{raw}"), &json!({ "retentionRules": [rule] }));
    let week = FIRST + 8 * DAY;
    organization.write(&raw, &format!("m,host=d v=1i {}\nm,host=e v=1i {week}", FIRST + 4 * DAY));
    let expected = "bucket \"raw\"\n  \"m\": 5 series\n    tag \"host\": 5 in 5, {\"a\", \"b\", \"c\", \"d\", \"e\"}\n    \
                    field \"s\": string\n    field \"v\": float integer string\n  \"other\": 1 series\n    field \"z\": boolean\n";
    assert_eq!(lines(&seen(&by_flux(&organization, &raw), &["raw"])), expected);
}
