//! How buckets differ.

use std::collections::BTreeMap;

use super::{Change, Conflict, Diff};
use crate::model::{Bucket, BucketSettings, Schema};

/// Buckets by their names on the server.
type ByName<'s> = BTreeMap<&'s str, (&'s str, &'s Bucket)>;

/// The buckets' part of a diff.
pub fn diff(from: &Schema, to: &Schema) -> Diff {
    let (from, to) = (by_name(from), by_name(to));
    let mut diff = Diff::default();
    let mut renamed = Vec::new();
    for (name, (key, bucket)) in &to {
        let wanted = bucket.settings(key);
        match counterpart(name, bucket, &from, &to) {
            Ok(None) => diff.changes.push(Change::BucketAdded { bucket: wanted }),
            Ok(Some(former)) => {
                let (key, bucket) = from[former];
                if former != *name {
                    renamed.push(former);
                    diff.changes
                        .push(Change::BucketRenamed { from: former.to_owned(), to: wanted.name.clone() });
                }
                settings(&bucket.settings(key), &wanted, &mut diff.changes);
            }
            Err(conflict) => diff.conflicts.push(conflict),
        }
    }
    let undeclared = from.keys().filter(|name| !to.contains_key(*name) && !renamed.contains(name));
    diff.conflicts.extend(claimed_twice(&diff.changes));
    diff.undeclared = undeclared.map(|name| (*name).to_owned()).collect();
    diff
}

fn by_name(schema: &Schema) -> ByName<'_> {
    let buckets = schema.buckets.iter();
    buckets.map(|(key, bucket)| (bucket.server_name(key), (key.as_str(), bucket))).collect()
}

/// The name in `from` of the bucket called `name` in `to`: its own, or a former one that no other
/// bucket of `to` claims.
fn counterpart<'a>(
    name: &'a str,
    bucket: &'a Bucket,
    from: &ByName<'_>,
    to: &ByName<'_>,
) -> Result<Option<&'a str>, Conflict> {
    let former = bucket.renamed_from.iter().map(String::as_str);
    let mut formers: Vec<&str> = former
        .filter(|former| *former != name && from.contains_key(former) && !to.contains_key(former))
        .collect();
    formers.sort_unstable();
    formers.dedup();
    match (from.contains_key(name), formers.as_slice()) {
        (true, []) => Ok(Some(name)),
        (true, [former, ..]) => {
            Err(Conflict::BothNamesExist { former: (*former).to_owned(), name: name.to_owned() })
        }
        (false, []) => Ok(None),
        (false, [former]) => Ok(Some(former)),
        (false, several) => {
            let formers = several.iter().map(|&former| former.to_owned()).collect();
            Err(Conflict::SeveralFormerNames { formers, name: name.to_owned() })
        }
    }
}

/// The renames that start from one and the same bucket, which can become only one of them.
fn claimed_twice(changes: &[Change]) -> Vec<Conflict> {
    let mut claims: BTreeMap<&String, Vec<String>> = BTreeMap::new();
    for change in changes {
        if let Change::BucketRenamed { from, to } = change {
            claims.entry(from).or_default().push(to.clone());
        }
    }
    let several = claims.into_iter().filter(|(_, names)| names.len() > 1);
    several.map(|(former, names)| Conflict::ClaimedTwice { former: former.clone(), names }).collect()
}

fn settings(from: &BucketSettings, to: &BucketSettings, changes: &mut Vec<Change>) {
    let bucket = to.name.clone();
    if from.keeping != to.keeping {
        let (from, to) = (from.keeping, to.keeping);
        changes.push(Change::KeepingChanged { bucket: bucket.clone(), from, to });
    }
    if from.description != to.description {
        let (from, to) = (from.description.clone(), to.description.clone());
        changes.push(Change::DescriptionChanged { bucket, from, to });
    }
}
