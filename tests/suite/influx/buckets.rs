//! Buckets: paging, odd names, changes.

use fluxform::{
    influx::{Organization, Presence},
    model::{BucketSettings, Keeping},
};

use crate::support;

fn keeping(retention: &str, shard_group_duration: &str) -> Keeping {
    Keeping {
        retention: retention.parse().unwrap(),
        shard_group_duration: shard_group_duration.parse().unwrap(),
    }
}

pub fn settings(name: &str, retention: &str, shard_group_duration: &str) -> BucketSettings {
    let keeping = keeping(retention, shard_group_duration);
    BucketSettings { name: name.to_owned(), description: String::new(), keeping }
}

fn names(buckets: &[fluxform::influx::LiveBucket]) -> Vec<&str> {
    buckets.iter().map(|bucket| bucket.settings.name.as_str()).collect()
}

/// The server cuts pages before it hides buckets: with its two own ones hidden, the first page of a
/// read-only token holds 98, and no link to the next.
#[test]
fn lists_250_buckets_whatever_the_token_may_see() {
    let organization = support::organization::Organization::new();
    let expected: Vec<String> = (0..250).map(|number| format!("bucket_{number:03}")).collect();
    for name in &expected {
        organization.create_bucket(name, 3_600, 3_600);
    }
    let all = organization.client();
    let home: Organization = all.organization().unwrap();
    let listed = all.buckets(&home).unwrap();
    let (system, user): (Vec<_>, Vec<_>) = listed.into_iter().partition(|bucket| bucket.is_system);
    assert_eq!(names(&system), ["_monitoring", "_tasks"]);
    assert_eq!(names(&user), expected);

    let reader = organization.client_with(&organization.restricted(&[("read", "buckets")]));
    assert_eq!(names(&reader.buckets(&home).unwrap()), expected);
}

#[test]
fn odd_names_come_back_as_they_went() {
    let organization = support::organization::Organization::new();
    let client = organization.client();
    let home = client.organization().unwrap();
    let mut odd = vec![
        "a b",
        "a/b",
        "../x",
        "?name=x&org=y#z",
        "100%",
        "%2F",
        "ünï→😀",
        "'; drop",
        "$(x)`y`",
        "\\",
        "0123456789abcdef",
        " ",
        "tab\there",
        "Name",
        "name",
        "a+b",
    ];
    for name in &odd {
        let created = client.create_bucket(&home, &settings(name, "90d", "1d")).unwrap();
        assert_eq!(created.settings.name, *name);
        assert_eq!(client.bucket(&home, name).unwrap(), Presence::Visible(created));
    }
    odd.sort_unstable();
    let listed = client.buckets(&home).unwrap();
    let user: Vec<_> = listed.into_iter().filter(|bucket| !bucket.is_system).collect();
    assert_eq!(names(&user), odd);
    for bucket in &user {
        assert!(client.delete_bucket(bucket).unwrap());
        assert!(!client.delete_bucket(bucket).unwrap());
        assert_eq!(client.bucket_by_id(&home, &bucket.id).unwrap(), None);
    }
    assert_eq!(organization.bucket_lines(), "");
}

#[test]
fn each_change_leaves_everything_else_as_it_is() {
    let organization = support::organization::Organization::new();
    let client = organization.client();
    let home = client.organization().unwrap();
    let bucket = client.create_bucket(&home, &settings("daily", "90d", "7d")).unwrap();
    assert_eq!(organization.bucket_lines(), "daily 7776000 604800 \n");

    let bucket = client.set_description(&bucket, "Daily aggregates.").unwrap();
    assert_eq!(organization.bucket_lines(), "daily 7776000 604800 Daily aggregates.\n");

    let bucket = client.set_keeping(&bucket, keeping("infinite", "52w")).unwrap();
    assert_eq!(organization.bucket_lines(), "daily 0 31449600 Daily aggregates.\n");

    let bucket = client.set_keeping(&bucket, keeping("1h", "1h")).unwrap();
    assert_eq!(organization.bucket_lines(), "daily 3600 3600 Daily aggregates.\n");

    let bucket = client.rename_bucket(&bucket, "dagelijks").unwrap();
    assert_eq!(organization.bucket_lines(), "dagelijks 3600 3600 Daily aggregates.\n");

    let bucket = client.set_description(&bucket, "").unwrap();
    assert_eq!(organization.bucket_lines(), "dagelijks 3600 3600 \n");
    assert_eq!(client.bucket(&home, "daily").unwrap(), Presence::Absent);
    assert_eq!(client.bucket_by_id(&home, &bucket.id).unwrap(), Some(bucket));
}

#[test]
fn a_name_that_is_taken_is_a_conflict() {
    let organization = support::organization::Organization::new();
    let client = organization.client();
    let home = client.organization().unwrap();
    client.create_bucket(&home, &settings("one", "1h", "1h")).unwrap();
    let two = client.create_bucket(&home, &settings("two", "1h", "1h")).unwrap();

    let error = client.create_bucket(&home, &settings("one", "1h", "1h")).unwrap_err();
    assert!(error.is_conflict());
    assert_eq!(error.to_string(), "InfluxDB refused: bucket with name one already exists");
    let error = client.rename_bucket(&two, "one").unwrap_err();
    assert!(error.is_conflict());
    assert_eq!(error.to_string(), "InfluxDB refused: bucket name is not unique");
    assert_eq!(organization.bucket_lines(), "one 3600 3600 \ntwo 3600 3600 \n");
}

#[test]
fn a_bucket_of_another_organization_is_noticed() {
    let (here, there) =
        (support::organization::Organization::new(), support::organization::Organization::new());
    let id = there.create_bucket("theirs", 0, 0).parse().unwrap();
    let operator = here.client_with(&support::influxd::Influxd::shared().operator_token);
    let home = operator.organization().unwrap();
    let error = operator.bucket_by_id(&home, &id).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("the bucket `theirs` belongs to another organization (id {})", there.id)
    );
    assert_eq!(operator.bucket(&home, "theirs").unwrap(), Presence::Absent);
}
