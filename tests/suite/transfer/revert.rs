//! The way back of a rewrite.

use std::path::Path;

use fluxform::{
    influx::Client,
    model::{FieldType, OnConvertError, PointChange, Transform},
    transfer::{Archive, Error, Mover, Open, Rewritten, revert_points, rewrite_points},
};

use super::{
    journal::Memory,
    rewrite::cast,
    sample::{bucket_with, folder, held, jobs, look, organizations, text, write},
};
use crate::support::organization::Organization;

const BEFORE: &str = "m,t=a v=1.75,w=7i 1000000000\nm,t=b v=2.25 2000000000\nm,t=a v=3.5 86401000000000";

/// From a float to a whole number, which loses what is behind the point.
fn truncate() -> Transform {
    let (from, on_error) = (Some(FieldType::Float), OnConvertError::Truncate);
    Transform::of(PointChange::CastField { field: "v".to_owned(), from, to: FieldType::Integer, on_error })
}

struct Case<'a> {
    client: Client,
    name: &'a str,
    rewritten: Memory,
    reverted: Memory,
    folder: &'a Path,
}

impl Case<'_> {
    fn rewrite(&self) -> Result<Archive, Error> {
        let (live, bucket) = look(&self.client, self.name);
        let mover = Mover { journal: &self.rewritten, ..Mover::new(&self.client, &live, jobs()) };
        let to = truncate();
        rewrite_points(&mover, &bucket, "m", &to, Open::Refuse, &self.folder.join("there"))
    }

    fn revert(&self) -> Result<Archive, Error> {
        let (live, bucket) = look(&self.client, self.name);
        let mover = Mover { journal: &self.reverted, ..Mover::new(&self.client, &live, jobs()) };
        let records = fluxform::transfer::Journal::records(&self.rewritten).unwrap();
        let rewritten = Rewritten {
            measurement: "m",
            transform: &truncate(),
            inverse: &cast("v", FieldType::Float),
            archive: &self.folder.join("there"),
            records: &records,
        };
        revert_points(&mover, &bucket, &rewritten, Open::Included, &self.folder.join("back"))
    }
}

fn case<'a>(organization: &Organization, name: &'a str, folder: &'a Path) -> Case<'a> {
    std::fs::create_dir_all(folder).unwrap();
    let (client, rewritten, reverted) = (organization.client(), Memory::default(), Memory::default());
    Case { client, name, rewritten, reverted, folder }
}

#[test]
fn what_was_rounded_comes_back_as_it_was() {
    for (organization, _server) in organizations() {
        let (_folder, path) = folder();
        let case = case(&organization, "b", &path);
        bucket_with(&organization, case.name, &[BEFORE.as_bytes()]);
        case.rewrite().unwrap();
        assert_eq!(
            held(&case.client, case.name),
            text("m,t=a v=1i,w=7i 1000000000\nm,t=b v=2i 2000000000\nm,t=a v=3i 86401000000000")
        );
        case.revert().unwrap();
        assert_eq!(held(&case.client, case.name), text(BEFORE));
    }
}

/// New points, new fields of old points, a value that was written over, and a new shard group.
#[test]
fn what_came_since_is_changed_back() {
    for (organization, _server) in organizations() {
        let (_folder, path) = folder();
        let case = case(&organization, "b", &path);
        let id = bucket_with(&organization, case.name, &[BEFORE.as_bytes()]);
        case.rewrite().unwrap();
        let since = "m,t=b v=9i 2000000000\nm,t=c v=8i,x=true 2500000000\nm,t=a v=6i 345600000000000";
        write(&organization, &id, since.as_bytes());
        let archive = case.revert().unwrap();
        let expected = "m,t=a v=1.75,w=7i 1000000000\nm,t=b v=9.0 2000000000\nm,t=c v=8.0,x=t 2500000000\n\
                        m,t=a v=3.5 86401000000000\nm,t=a v=6.0 345600000000000";
        assert_eq!(held(&case.client, case.name), text(expected));
        assert!(archive.manifest.points >= 3);
    }
}

/// Cut off at every record of the rewrite, it is taken back.
#[test]
fn a_rewrite_that_was_cut_off_is_taken_back() {
    let (_folder, path) = folder();
    for (organization, _server) in organizations() {
        for after in [false, true] {
            for number in 1.. {
                let name = format!("{after} {number}");
                let folder = path.join(format!("{} {name}", organization.name));
                let case = case(&organization, &name, &folder);
                bucket_with(&organization, &name, &[BEFORE.as_bytes()]);
                case.rewritten.fail_at(number, after);
                let result = case.rewrite();
                case.revert().unwrap();
                assert_eq!(held(&case.client, &name), text(BEFORE), "{name}");
                if result.is_ok() {
                    break;
                }
            }
        }
    }
}
