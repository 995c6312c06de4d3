//! Every job cut off at each of its records, before and after it was kept, and gone on with; and with
//! points that come in between.

use std::{collections::BTreeMap, path::Path};

use fluxform::{
    influx::Client,
    model::FieldType,
    transfer::{
        Copied, Error, Journal, Mover, Open, Rewritten, Stop, WindowState, copy_points, remove_points,
        revert_points, rewrite_points,
    },
};

use super::{
    journal::Memory,
    rewrite::cast,
    sample::{
        bucket_with, folder, held, jobs, look, operator, organizations, rename_measurement, text, write,
    },
};
use crate::support::organization::Organization;

const BEFORE: &str = "m,t=a v=1i,s=\"a\nb\" 1000000000\nm,t=b v=2i 2000000000\n\
                      m,t=a v=3i 86401000000000\n";

/// Does a job with a journal that fails at the first record, the second, and so on, and goes on with one
/// that does not; `check` looks at what is there then. `between` runs after the failure.
fn at_every_record(
    job: impl Fn(&Client, &str, &Memory, &Path) -> Result<(), Error>,
    between: impl Fn(&Organization, &str),
    check: impl Fn(&Client, &str),
) {
    let (_folder, path) = folder();
    for (is_known, (organization, _server)) in [false, true].into_iter().zip(organizations()) {
        let client = organization.client();
        for after in [false, true] {
            for number in 1.. {
                let name = format!("{is_known} {after} {number}");
                let id = bucket_with(&organization, &name, &[BEFORE.as_bytes()]);
                let (journal, folder) = (Memory::default(), path.join(&name));
                std::fs::create_dir_all(&folder).unwrap();
                journal.fail_at(number, after);
                let result = job(&client, &name, &journal, &folder);
                between(&organization, &id);
                let ended = journal.written() < number;
                assert_eq!(result.is_ok(), ended, "{name}: {result:?}");
                journal.recover();
                job(&client, &name, &journal, &folder).unwrap();
                check(&client, &name);
                if ended {
                    assert!(number > 3, "{number} records are too few to mean anything");
                    break;
                }
            }
        }
    }
}

fn rewrite(client: &Client, name: &str, journal: &Memory, folder: &Path) -> Result<(), Error> {
    let (live, bucket) = look(client, name);
    let mover = Mover { journal, ..Mover::new(client, &live, jobs()) };
    let to = cast("v", FieldType::Float);
    rewrite_points(&mover, &bucket, "m", &to, Open::Refuse, &folder.join("there")).map(drop)
}

const FLOATS: [&str; 3] = [
    "m,t=a s=\\\"a\\nb\\\",v=1.0 1000000000\\n",
    "m,t=a v=3.0 86401000000000\\n",
    "m,t=b v=2.0 2000000000\\n",
];

#[test]
fn a_rewrite_goes_on_from_everywhere() {
    at_every_record(rewrite, |_, _| {}, |client, name| assert_eq!(held(client, name), FLOATS, "{name}"));
}

/// A point of a third series, whose type fits both before and after.
#[test]
fn points_that_come_while_a_rewrite_is_cut_off_are_kept() {
    let come = |organization: &Organization, id: &str| {
        write(organization, id, b"m,t=new w=1i 1500000000\nm,t=new w=2i 86402000000000\n");
    };
    at_every_record(rewrite, come, |client, name| {
        let mut expected = FLOATS.map(str::to_owned).to_vec();
        expected.extend(text("m,t=new w=1i 1500000000\nm,t=new w=2i 86402000000000"));
        expected.sort();
        assert_eq!(held(client, name), expected, "{name}");
    });
}

#[test]
fn a_removal_goes_on_from_everywhere() {
    let remove = |client: &Client, name: &str, journal: &Memory, folder: &Path| {
        let (live, bucket) = look(client, name);
        let mover = Mover { journal, ..Mover::new(client, &live, jobs()) };
        let archive = remove_points(&mover, &bucket, None, &folder.join("there"))?;
        assert!(archive.manifest.points >= 3, "{archive:?}");
        Ok(())
    };
    at_every_record(remove, |_, _| {}, |client, name| assert_eq!(held(client, name), [""; 0], "{name}"));
}

#[test]
fn a_copy_goes_on_from_everywhere() {
    let copy = |client: &Client, name: &str, journal: &Memory, _: &Path| {
        let (live, bucket) = look(client, name);
        let mover = Mover { journal, ..Mover::new(client, &live, jobs()) };
        let copied = Copied { measurement: "m".to_owned(), only: BTreeMap::new() };
        copy_points(&mover, &bucket, &copied, (&bucket, "n"), &rename_measurement("n")).map(drop)
    };
    at_every_record(
        copy,
        |_, _| {},
        |client, name| {
            let held = held(client, name);
            let of = |first: &str| -> Vec<String> {
                held.iter().filter_map(|line| line.strip_prefix(first).map(str::to_owned)).collect()
            };
            assert_eq!((of("m"), held.len()), (of("n"), 6), "{name}");
        },
    );
}

/// What was verified is not read again: only the other windows are.
#[test]
fn a_copy_passes_over_what_is_verified() {
    let (organization, _server) = operator();
    let client = organization.client();
    bucket_with(&organization, "b", &[BEFORE.as_bytes()]);
    let (live, bucket) = look(&client, "b");
    let journal = Memory::default();
    let points = |journal: &Memory| {
        let mover = Mover { journal, ..Mover::new(&client, &live, std::num::NonZeroUsize::MIN) };
        let copied = Copied { measurement: "m".to_owned(), only: BTreeMap::new() };
        copy_points(&mover, &bucket, &copied, (&bucket, "n"), &rename_measurement("n"))
    };
    // A window has two records, written and verified: the third is of the second window.
    journal.fail_at(3, false);
    points(&journal).unwrap_err();
    journal.recover();
    let done: u64 = journal
        .records()
        .unwrap()
        .iter()
        .filter(|record| record.state == WindowState::Verified)
        .map(|record| record.expected.points)
        .sum();
    // Two points in the first shard group, one in the second.
    assert_eq!((done, points(&journal).unwrap()), (2, 1));
    assert_eq!(points(&journal).unwrap(), 0);
}

#[test]
fn a_way_back_goes_on_from_everywhere() {
    let revert = |client: &Client, name: &str, journal: &Memory, folder: &Path| {
        let rewritten = Memory::default();
        let kept = folder.join("records");
        if !kept.exists() {
            rewrite(client, name, &rewritten, folder)?;
            std::fs::write(&kept, serde_json::to_string(&rewritten.records().unwrap()).unwrap()).unwrap();
        }
        let (live, bucket) = look(client, name);
        let records: Vec<_> = serde_json::from_str(&std::fs::read_to_string(&kept).unwrap()).unwrap();
        let rewritten = Rewritten {
            measurement: "m",
            transform: &cast("v", FieldType::Float),
            inverse: &cast("v", FieldType::Integer),
            archive: &folder.join("there"),
            records: &records,
        };
        let mover = Mover { journal, ..Mover::new(client, &live, jobs()) };
        revert_points(&mover, &bucket, &rewritten, Open::Included, &folder.join("back")).map(drop)
    };
    let come = |organization: &Organization, id: &str| {
        write(organization, id, b"m,t=new w=1i 1500000000\nm,t=new w=2i 345602000000000\n");
    };
    at_every_record(revert, come, |client, name| {
        let expected = FLOATS.map(|line| line.replace(".0 ", "i "));
        let mut expected = expected.to_vec();
        expected.extend(text("m,t=new w=1i 1500000000\nm,t=new w=2i 345602000000000"));
        expected.sort();
        assert_eq!(held(client, name), expected, "{name}");
    });
}

#[test]
fn it_stops_when_it_is_asked_to() {
    let (organization, _server) = operator();
    let client = organization.client();
    bucket_with(&organization, "b", &[BEFORE.as_bytes()]);
    let (live, bucket) = look(&client, "b");
    let (stop, journal, (_folder, path)) = (Stop::default(), Memory::default(), folder());
    let told = |_: &fluxform::transfer::Progress| stop.request();
    let one = std::num::NonZeroUsize::MIN;
    let mover = Mover { journal: &journal, stop: &stop, told: &told, ..Mover::new(&client, &live, one) };
    let to = cast("v", FieldType::Float);
    let stopped = rewrite_points(&mover, &bucket, "m", &to, Open::Refuse, &path).unwrap_err();
    assert!(matches!(stopped, Error::Stopped), "{stopped:?}");
    assert_eq!(journal.records().unwrap().len(), 1);
    let mover = Mover { journal: &journal, ..Mover::new(&client, &live, one) };
    rewrite_points(&mover, &bucket, "m", &to, Open::Refuse, &path).unwrap();
    assert_eq!(held(&client, "b"), FLOATS);
}
