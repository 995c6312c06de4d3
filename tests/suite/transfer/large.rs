//! Many points, many series, long texts: cut, read side by side, and held in parts.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use fluxform::{
    influx::Selection,
    model::Transform,
    transfer::{Copied, Mover, Wanted, copy_points},
};

use super::sample::{archive, bucket_with, folder, held, jobs, lines_of, look, write};
use crate::support::organization::Organization;

#[test]
fn an_hour_of_very_many_points_is_cut() {
    let organization = Organization::new();
    let client = organization.client();
    let id = bucket_with(&organization, "b", &[]);
    for part in 0..3 {
        let lines: String = (0..100_000).map(|at| format!("m v={at}i {}\n", part * 100_000 + at)).collect();
        write(&organization, &id, lines.as_bytes());
    }
    let (_folder, path) = folder();
    let archive = archive(&client, "b", &Wanted::default(), &path);
    let points: Vec<u64> = archive.manifest.entries.iter().map(|entry| entry.points).collect();
    assert_eq!(points, [150_000, 150_000]);
}

#[test]
fn very_many_series_are_read_side_by_side() {
    let organization = Organization::new();
    let client = organization.client();
    let id = bucket_with(&organization, "from", &[]);
    bucket_with(&organization, "to", &[]);
    let lines: String = (0..11_000)
        .map(|at| format!("m,a=x{},b={at} f={at}i,s=\"t{at}\" {}\n", at % 3, at % 5 * 1_000))
        .collect();
    write(&organization, &id, lines.as_bytes());
    write(&organization, &id, b"m f=1i 1000\nm,b=1 g=2u 1000\nm,a=x1 s=\"\xff\" 1000\n");
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&asked);
    let client_with_log = organization.client().with_log(Arc::new(move |line| {
        log.lock().unwrap().push(line.request.to_owned());
    }));
    let live = fluxform::influx::inspect(&client_with_log, ["from", "to"]).unwrap();
    let (from, to) = (live.bucket("from").unwrap(), live.bucket("to").unwrap());
    let all = Copied { measurement: "m".to_owned(), only: BTreeMap::new() };
    let mover = Mover::new(&client_with_log, &live, jobs());
    assert_eq!(copy_points(&mover, &from, &all, (&to, "m"), &Transform::default()).unwrap(), 11_003);
    assert!(asked.lock().unwrap().iter().any(|request| request.contains("%3A%3Atag")));
    assert_eq!(held(&client, "to"), held(&client, "from"));
    assert_eq!(held(&client, "to").len(), 11_003);
}

#[test]
fn long_texts_come_in_parts() {
    let organization = Organization::new();
    let client = organization.client();
    let id = bucket_with(&organization, "b", &[]);
    let text = "x".repeat(1 << 20);
    for at in 0..12 {
        write(&organization, &id, format!("m s=\"{text}\" {at}\n").as_bytes());
    }
    let (live, bucket) = look(&client, "b");
    let source = client.source(&live, &bucket).unwrap().unwrap();
    let selection = Selection { measurement: "m", first: 0, last: 100, only: None };
    let (mut rows, mut most) = (0, 0);
    client
        .select(&source, selection, 10_000, &|_| None, &mut |batch| {
            rows += batch.times.len();
            most = most.max(batch.texts.len());
            true
        })
        .unwrap();
    assert_eq!((rows, most), (12, 1 << 20));
    let (_folder, path) = folder();
    let archive = archive(&client, "b", &Wanted::default(), &path);
    assert_eq!(lines_of(&archive).len(), 12);
}
