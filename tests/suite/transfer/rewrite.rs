//! Points changed where they are.

use fluxform::{
    influx::Client,
    model::{FieldType, OnConvertError, PointChange, Transform},
    transfer::{Archive, Error, Mover, Open, Progress, Stop, rewrite_points},
};
use jiff::Timestamp;

use super::sample::{
    bucket_with, folder, held, jobs, lines_of, look, operator, organizations, readable, text, write,
};
use crate::support::organization::Organization;

pub fn cast(field: &str, to: FieldType) -> Transform {
    Transform::of(PointChange::CastField {
        field: field.to_owned(),
        from: None,
        to,
        on_error: OnConvertError::Fail,
    })
}

fn rewrite(
    client: &Client,
    name: &str,
    transform: &Transform,
    folder: &std::path::Path,
) -> Result<Archive, Error> {
    let (live, bucket) = look(client, name);
    rewrite_points(&Mover::new(client, &live, jobs()), &bucket, "m", transform, Open::Refuse, folder)
}

/// Three shard groups of a day, one of them with the new type already.
const THREE: &str = "m,t=a v=1i,w=-0.0 1000000000\n\
                     m,t=b v=-3i,s=\"x\" 2000000000\n\
                     m,t=a v=2i 86401000000000\n\
                     m,t=a v=0.5 172801000000000";

const FLOATS: &str = "m,t=a v=1.0,w=-0.0 1000000000\n\
                      m,t=b s=\"x\",v=-3.0 2000000000\n\
                      m,t=a v=2.0 86401000000000\n\
                      m,t=a v=0.5 172801000000000";

#[test]
fn a_type_changes_in_every_shard_group() {
    for (organization, _server) in organizations() {
        let (client, name) = (organization.client(), "b");
        let lines = format!("{THREE}\nother v=1i 1000000000\nmm v=1i 1000000000\n");
        bucket_with(&organization, name, &[lines.as_bytes()]);
        let (_folder, path) = folder();
        let archive = rewrite(&client, name, &cast("v", FieldType::Float), &path).unwrap();
        let others = "other v=1i 1000000000\nmm v=1i 1000000000";
        assert_eq!(held(&client, name), text(&format!("{FLOATS}\n{others}")));
        let sorted = THREE.replace("v=-3i,s=\"x\"", "s=\"x\",v=-3i");
        assert_eq!(readable(&lines_of(&archive)), text(&sorted));
        assert_eq!(Archive::open(&path).unwrap(), archive);
    }
}

#[test]
fn whole_numbers_change_their_sign_type_and_back() {
    let (organization, _server) = operator();
    let client = organization.client();
    bucket_with(&organization, "b", &[b"m v=1i,u=1u 1000\nm v=9223372036854775807i,u=3u 2000\n"]);
    let (_folder, path) = folder();
    rewrite(&client, "b", &cast("v", FieldType::Unsigned), &path).unwrap();
    assert_eq!(held(&client, "b"), text("m u=1u,v=1u 1000\nm u=3u,v=9223372036854775807u 2000"));
    rewrite(&client, "b", &cast("v", FieldType::Integer), &path.with_extension("2")).unwrap();
    assert_eq!(held(&client, "b"), text("m u=1u,v=1i 1000\nm u=3u,v=9223372036854775807i 2000"));
}

#[test]
fn a_field_goes_and_the_server_forgets_it() {
    let (organization, _server) = operator();
    let client = organization.client();
    let id = bucket_with(
        &organization,
        "b",
        &[b"m,t=a v=1i,w=2i 1000\nm,t=b w=3i 2000\nm,t=a v=4i 86400000001000\n"],
    );
    let (_folder, path) = folder();
    let drop = Transform::of(PointChange::DropField { field: "w".to_owned() });
    rewrite(&client, "b", &drop, &path).unwrap();
    assert_eq!(held(&client, "b"), text("m,t=a v=1i 1000\nm,t=a v=4i 86400000001000"));
    // Any type may come now.
    write(&organization, &id, b"m,t=a w=\"text\" 1000\n");
    assert_eq!(held(&client, "b"), text("m,t=a v=1i,w=\"text\" 1000\nm,t=a v=4i 86400000001000"));
}

#[test]
fn what_is_as_it_shall_be_is_left_alone() {
    let organization = Organization::new();
    let client = organization.client();
    bucket_with(&organization, "b", &[FLOATS.as_bytes()]);
    let (_folder, path) = folder();
    rewrite(&client, "b", &cast("v", FieldType::Float), &path).unwrap();
    assert_eq!(held(&client, "b"), text(FLOATS));
    let path = path.with_extension("again");
    assert_eq!(rewrite(&client, "b", &Transform::default(), &path).unwrap().manifest.entries.len(), 3);
}

#[test]
fn names_that_are_hard_to_say() {
    let organization = Organization::new();
    let client = organization.client();
    for (number, name) in ["a\rb", "n\0l", "q\"u'o", "b\\x", "we ird", "c,o", "e=q", "ü"].iter().enumerate()
    {
        let bucket = format!("b{number}");
        let escaped = name.replace(' ', "\\ ").replace(',', "\\,");
        let lines = format!("{escaped},t=a v=1i 1000\n{escaped}z,t=a v=1i 1000\n");
        bucket_with(&organization, &bucket, &[lines.as_bytes()]);
        let (_folder, path) = folder();
        let (live, bucket) = look(&client, &bucket);
        let mover = Mover::new(&client, &live, jobs());
        rewrite_points(&mover, &bucket, name, &cast("v", FieldType::Float), Open::Refuse, &path).unwrap();
        let expected = [format!("{escaped},t=a v=1.0 1000\n"), format!("{escaped}z,t=a v=1i 1000\n")];
        let mut expected: Vec<_> =
            expected.iter().map(|line| line.as_bytes().escape_ascii().to_string()).collect();
        expected.sort();
        assert_eq!(held(&client, &bucket.settings.name), expected);
    }
}

#[test]
fn an_open_shard_group_is_refused_before_anything_is_done() {
    for (organization, _server) in organizations() {
        let (client, name) = (organization.client(), "b");
        let now = Timestamp::now();
        let lines = format!("m v=1i 1000\nm v=2i {}\n", now.as_nanosecond());
        bucket_with(&organization, name, &[lines.as_bytes()]);
        let (_folder, path) = folder();
        let refused = rewrite(&client, name, &cast("v", FieldType::Float), &path).unwrap_err();
        let midnight = (now.as_second() / 86_400 + 1) * 86_400;
        let end = Timestamp::from_second(midnight).unwrap();
        assert_eq!(
            refused.to_string(),
            format!("`m` has points in the shard group that is open until {end}")
        );
        assert_eq!(held(&client, name), text(&lines));
        let (live, bucket) = look(&client, name);
        let mover = Mover::new(&client, &live, jobs());
        rewrite_points(&mover, &bucket, "m", &cast("v", FieldType::Float), Open::Included, &path).unwrap();
        assert_eq!(held(&client, name), text(&format!("m v=1.0 1000\nm v=2.0 {}", now.as_nanosecond())));
    }
}

#[test]
fn until_the_cut_over_only_closed_shard_groups_are_rewritten() {
    let (organization, _server) = operator();
    let client = organization.client();
    let lines = "m v=1i 1000\nm v=2i 4102444800000000000\n";
    bucket_with(&organization, "b", &[lines.as_bytes()]);
    let (live, bucket) = look(&client, "b");
    let (stop, (_folder, path), to) = (Stop::new(), folder(), cast("v", FieldType::Float));
    // The wish to end comes with the first group, and is heard while the time is waited for.
    let told = |_: &Progress| stop.request();
    let mover = Mover { stop: &stop, told: &told, ..Mover::new(&client, &live, jobs()) };
    let later = Timestamp::from_second(4_000_000_000).unwrap();
    let stopped = rewrite_points(&mover, &bucket, "m", &to, Open::From(later), &path).unwrap_err();
    assert!(matches!(stopped, Error::Stopped), "{stopped:?}");
    assert_eq!(held(&client, "b"), text("m v=1.0 1000\nm v=2i 4102444800000000000"));
    let mover = Mover::new(&client, &live, jobs());
    let path = path.with_extension("again");
    rewrite_points(&mover, &bucket, "m", &to, Open::From(Timestamp::UNIX_EPOCH), &path).unwrap();
    assert_eq!(held(&client, "b"), text("m v=1.0 1000\nm v=2.0 4102444800000000000"));
}

/// The bucket had groups of a week, then of a day: the computed bounds are wrong.
#[test]
fn types_change_where_the_bounds_are_not_known() {
    let organization = Organization::new();
    let client = organization.client();
    let id = organization.create_bucket("b", 0, 604_800);
    write(&organization, &id, b"m v=1i 400000000000000\nm v=2i 500000000000000\nm v=3i 864000000000000\n");
    let rule =
        serde_json::json!({ "type": "expire", "everySeconds": 0, "shardGroupDurationSeconds": 86_400 });
    let body = serde_json::json!({ "retentionRules": [rule] });
    organization.http().patch(&format!("/api/v2/buckets/{id}"), &body);
    write(&organization, &id, b"m v=4i 1728000000000000\nm v=5i 1814400000000000\n");
    let (_folder, path) = folder();
    rewrite(&client, "b", &cast("v", FieldType::Float), &path).unwrap();
    let expected = "m v=1.0 400000000000000\nm v=2.0 500000000000000\nm v=3.0 864000000000000\n\
                    m v=4.0 1728000000000000\nm v=5.0 1814400000000000";
    assert_eq!(held(&client, "b"), text(expected));
    write(&organization, &id, b"m v=1.5 400000000000000\n");
}
