//! Points copied: to another measurement, another bucket, other fields of the same points.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use fluxform::{
    influx::{Client, LiveBucket},
    model::{FieldType, PointChange, Transform},
    transfer::{Copied, Error, Mover, copy_points},
};

use super::sample::{
    LINES, bucket_with, held, jobs, look, organizations, readable, rename_measurement, sorted, text, write,
};
use crate::support::organization::Organization;

fn all(measurement: &str) -> Copied {
    Copied { measurement: measurement.to_owned(), only: BTreeMap::new() }
}

fn copy(
    client: &Client,
    from: &str,
    what: &Copied,
    to: (&str, &str),
    transform: &Transform,
) -> Result<u64, Error> {
    let live = fluxform::influx::inspect(client, [from, to.0]).unwrap();
    let bucket = |name: &str| -> LiveBucket { live.bucket(name).unwrap() };
    copy_points(&Mover::new(client, &live, jobs()), &bucket(from), what, (&bucket(to.0), to.1), transform)
}

#[test]
fn every_value_arrives_as_it_is() {
    let organization = Organization::new();
    let client = organization.client();
    bucket_with(&organization, "from", LINES);
    bucket_with(&organization, "to", &[]);
    let same = Transform::default();
    for measurement in ["all", "odd m,x", "same", "z"] {
        copy(&client, "from", &all(measurement), ("to", measurement), &same).unwrap();
    }
    let plain: Vec<&[u8]> = LINES.iter().copied().filter(|line| !line.starts_with(b"two")).collect();
    assert_eq!(held(&client, "to"), readable(&sorted(&plain)));
    // What is there is not written again, and says how much it is.
    assert_eq!(copy(&client, "from", &all("all"), ("to", "all"), &same).unwrap(), 5);
}

#[test]
fn a_field_of_two_types_is_copied_only_as_one() {
    for (organization, _server) in organizations() {
        let (client, to) = (organization.client(), "to");
        let lines: &[&[u8]] =
            &[b"m v=1.5 1000000000\n", b"m v=2i 86401000000000\n", b"m v=-3i 86402000000000\n"];
        let from = format!("from {to}");
        bucket_with(&organization, &from, lines);
        bucket_with(&organization, to, &[]);
        let refused = copy(&client, &from, &all("m"), (to, "n"), &rename_measurement("n")).unwrap_err();
        let expected = format!("`v` of `n` in `{to}` is float there, and would come as integer");
        assert_eq!(refused.to_string(), expected);
        assert_eq!(held(&client, to), text(""));
        let on_error = fluxform::model::OnConvertError::Fail;
        let cast =
            PointChange::CastField { field: "v".to_owned(), from: None, to: FieldType::Float, on_error };
        let rename = PointChange::RenameMeasurement { to: "n".to_owned() };
        let transform = Transform { changes: vec![rename, cast] };
        assert_eq!(copy(&client, &from, &all("m"), (to, "n"), &transform).unwrap(), 3);
        let expected = "n v=1.5 1000000000\nn v=2.0 86401000000000\nn v=-3.0 86402000000000";
        assert_eq!(held(&client, to), text(expected));
    }
}

#[test]
fn a_type_that_the_target_has_otherwise_is_refused_before_anything_is_written() {
    let organization = Organization::new();
    let client = organization.client();
    bucket_with(&organization, "from", &[b"m,t=a v=1i,w=1i 1000000000\n"]);
    bucket_with(&organization, "to", &[b"m v=\"x\" 86400000000000\n"]);
    let refused = copy(&client, "from", &all("m"), ("to", "m"), &Transform::default()).unwrap_err();
    assert_eq!(refused.to_string(), "`v` of `m` in `to` is string there, and would come as integer");
    assert_eq!(held(&client, "to"), text("m v=\"x\" 86400000000000"));
}

#[test]
fn a_field_is_copied_within_its_measurement() {
    let organization = Organization::new();
    let client = organization.client();
    let lines =
        "m,t=a old=1u,other=2i 1000\nm,t=a old=18446744073709551615u 2000\nm,t=b other=5i 90000000000000";
    bucket_with(&organization, "b", &[lines.as_bytes()]);
    let rename = PointChange::RenameField { from: "old".to_owned(), to: "new".to_owned() };
    let keep = PointChange::KeepFields { fields: vec!["new".to_owned()] };
    let transform = Transform { changes: vec![rename, keep] };
    for _ in 0..2 {
        copy(&client, "b", &all("m"), ("b", "m"), &transform).unwrap();
        let expected = "m,t=a new=1u,old=1u,other=2i 1000\n\
                        m,t=a new=18446744073709551615u,old=18446744073709551615u 2000\n\
                        m,t=b other=5i 90000000000000";
        assert_eq!(held(&client, "b"), text(expected));
    }
}

#[test]
fn only_series_with_a_tag() {
    let organization = Organization::new();
    let client = organization.client();
    let lines = "m,t=a'\\ b v=1i 1000\nm,t=a v=2i 1000\nm v=3i 1000\nm,t=a'\\ b,u=c v=4i 1000";
    bucket_with(&organization, "b", &[lines.as_bytes()]);
    let some = Copied { only: [("t".to_owned(), "a' b".to_owned())].into(), ..all("m") };
    assert_eq!(copy(&client, "b", &some, ("b", "n"), &rename_measurement("n")).unwrap(), 2);
    let expected = format!("{lines}\nn,t=a'\\ b v=1i 1000\nn,t=a'\\ b,u=c v=4i 1000");
    assert_eq!(held(&client, "b"), readable(&text_lines(&expected)));
}

fn text_lines(lines: &str) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = lines.lines().map(|line| format!("{line}\n").into_bytes()).collect();
    lines.sort();
    lines
}

/// Other points of the target stay and are no difference; a value that was written over is written anew.
#[test]
fn other_points_of_the_target_stay() {
    let organization = Organization::new();
    let client = organization.client();
    bucket_with(&organization, "from", &[b"m,t=a v=1i 1000\nm,t=a v=2i 2000\nm,t=b w=3i 2000\n"]);
    let to = bucket_with(&organization, "to", &[b"m,t=a v=7i 1000\nm,t=z v=8i 1500\nm,t=b v=9i 2000\n"]);
    let same = Transform::default();
    copy(&client, "from", &all("m"), ("to", "m"), &same).unwrap();
    let expected = "m,t=a v=1i 1000\nm,t=a v=2i 2000\nm,t=b v=9i,w=3i 2000\nm,t=z v=8i 1500";
    assert_eq!(held(&client, "to"), text(expected));
    write(&organization, &to, b"m,t=a v=7i 1000\n");
    copy(&client, "from", &all("m"), ("to", "m"), &same).unwrap();
    assert_eq!(held(&client, "to"), text(expected));
}

/// Somebody writes all the time: what was there before is copied, nothing fails, and copying again
/// brings the rest.
#[test]
fn a_writer_goes_on_meanwhile() {
    let organization = Organization::new();
    let client = organization.client();
    let lines: String = (0..20_000).map(|at| format!("m,t=t{} v={at}i {at}000\n", at % 7)).collect();
    let from = bucket_with(&organization, "from", &[lines.as_bytes()]);
    let to = bucket_with(&organization, "to", &[]);
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for at in 20_000.. {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                write(&organization, &from, format!("m,t=t{} v={at}i {at}000\n", at % 7).as_bytes());
                write(&organization, &to, format!("n,t=w v={at}i {at}000\n").as_bytes());
            }
        });
        let copied = copy(&client, "from", &all("m"), ("to", "n"), &rename_measurement("n"));
        done.store(true, Ordering::Relaxed);
        assert!(copied.unwrap() >= 20_000);
    });
    copy(&client, "from", &all("m"), ("to", "n"), &rename_measurement("n")).unwrap();
    let of = |name: &str, from: &str| -> Vec<String> {
        let lines = held(&client, name).into_iter().filter(|line| !line.contains(",t=w "));
        lines.map(|line| line.replacen(from, "x,", 1)).collect()
    };
    assert_eq!(of("to", "n,"), of("from", "m,"));
}

#[test]
fn nothing_is_copied_of_what_is_not_there() {
    let organization = Organization::new();
    let client = organization.client();
    bucket_with(&organization, "b", &[b"m v=1i 1000\n"]);
    assert_eq!(copy(&client, "b", &all("n"), ("b", "o"), &rename_measurement("o")).unwrap(), 0);
    let (_, bucket) = look(&client, "b");
    assert_eq!(bucket.settings.name, "b");
}
