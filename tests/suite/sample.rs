//! Made-up points of the example: what the definitions allow, what a real server takes as it is.

use std::{
    fs,
    io::Read,
    path::Path,
    process::{Command, Stdio},
};

use fluxform::{
    model::{Retention, Schema, TimeRange},
    points::Precision,
    sample::{Amount, Sampler, Wanted},
};
use jiff::{SignedDuration, Timestamp};

use crate::support::{
    definitions::of_project,
    organization::Organization,
    points::{lines_of, readable},
    program::run,
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The points of the last 23 hours, by the buckets' names.
fn sampled(schema: &Schema, bucket: &str) -> String {
    let end = Timestamp::now();
    let range = TimeRange { start: end - SignedDuration::from_hours(23), end };
    let mut lines = Vec::new();
    for (key, _) in schema.measurements_of(bucket) {
        let wanted =
            Wanted { seed: 5, range, amount: Some(Amount::Points(300)), precision: Precision::Nanoseconds };
        let mut sampler = Sampler::new(schema, key, wanted).unwrap();
        while sampler.write_next(&mut lines) {}
    }
    String::from_utf8(lines).unwrap()
}

#[test]
fn a_server_holds_every_point_as_it_was_made() {
    let schema = of_project(root());
    let organization = Organization::new();
    let mut points = 0;
    for (key, bucket) in &schema.buckets {
        let lines = sampled(&schema, key);
        let name = bucket.server_name(key);
        let seconds = match bucket.retention {
            Retention::Infinite => 0,
            Retention::For(span) => span.as_secs(),
        };
        let id = organization.create_bucket(name, seconds, 0);
        organization.write(&id, &lines);
        let mut made: Vec<Vec<u8>> = lines.lines().map(|line| format!("{line}\n").into_bytes()).collect();
        made.sort();
        points += made.len();
        assert_eq!(readable(&lines_of(&organization.client(), &[name])), readable(&made), "{name}");
    }
    assert_eq!(points, 300 * schema.measurements.len());
}

/// The example at its declared volume, with more of what is rare.
#[test]
fn verify_finds_nothing_wrong_with_the_example() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, precision) in
        [(&["--from", "2026-11-24"][..], "ns"), (&["--points", "2000", "--from", "2026-11-20"][..], "s")]
    {
        let all =
            [&["sample", "--to", "2026-11-25", "--seed", "3", "--precision", precision], arguments].concat();
        let sampled = run(root(), &all);
        assert_eq!(sampled.exit, 0, "{}", sampled.stderr);
        let file = folder.path().join("points.lp");
        fs::write(&file, &sampled.stdout).unwrap();
        let verify =
            ["verify", "--precision", precision, "--now", "2026-11-25T00:00:00Z", file.to_str().unwrap()];
        let verified = run(root(), &verify);
        assert_eq!((verified.exit, verified.stdout.as_str()), (0, ""));
        let lines = sampled.stdout.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(verified.stderr, format!("verified {lines} points in 1 file: 0 findings\n"));
    }
}

#[test]
fn a_reader_that_has_enough_is_no_failure() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fluxform"));
    command.current_dir(root()).args(["sample", "time_based_daily", "--points", "100000000"]);
    let mut program = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdout = program.stdout.take().unwrap();
    let mut part = [0; 1_000];
    stdout.read_exact(&mut part).unwrap();
    assert!(part.starts_with(b"time_based_daily,date="));
    drop(stdout);
    assert_eq!(program.wait().unwrap().code(), Some(0));
}
