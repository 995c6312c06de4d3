//! How the managed buckets deviate from the record, or without one from the definitions.

use super::{Deviation, Sides};
use crate::model::{Bucket, BucketSettings, Snapshot};

/// The deviations of buckets.
pub fn deviations(sides: &Sides<'_>) -> Vec<Deviation> {
    match sides.recorded {
        Some(recorded) => {
            let mut found = from_record(sides, recorded);
            found.extend(retired(sides, recorded));
            found
        }
        None => from_definitions(sides),
    }
}

fn from_record(sides: &Sides<'_>, recorded: &Snapshot) -> Vec<Deviation> {
    let mut found = Vec::new();
    for name in sides.managed().into_keys().filter(|name| !sides.now.hidden.contains(*name)) {
        let (then, now) = (recorded.schema.buckets.get(name), sides.now.schema.buckets.get(name));
        match (then, now) {
            (Some(then), Some(now)) => found.extend(changed(name, then, now, sides, recorded)),
            (Some(_), None) => {
                let renamed_to = renamed_to(name, sides, recorded);
                found.push(Deviation::BucketGone { bucket: name.to_owned(), renamed_to });
            }
            (None, Some(_)) if !recorded.hidden.contains(name) && !is_renamed(name, sides, recorded) => {
                found.push(Deviation::BucketNew { bucket: name.to_owned() });
            }
            (None, _) => {}
        }
    }
    found
}

fn changed(
    name: &str,
    then: &Bucket,
    now: &Bucket,
    sides: &Sides<'_>,
    recorded: &Snapshot,
) -> Vec<Deviation> {
    let ids = recorded.ids.get(name).zip(sides.now.ids.get(name));
    let replaced = ids.is_some_and(|(then, now)| then != now);
    let replaced = replaced.then(|| Deviation::BucketReplaced { bucket: name.to_owned() });
    replaced.into_iter().chain(settings(&then.settings(name), &now.settings(name))).collect()
}

fn settings(then: &BucketSettings, now: &BucketSettings) -> Vec<Deviation> {
    let mut found = Vec::new();
    let bucket = &now.name;
    if then.keeping != now.keeping {
        let (from, to) = (then.keeping, now.keeping);
        found.push(Deviation::KeepingChanged { bucket: bucket.clone(), from, to });
    }
    if then.description != now.description {
        let (from, to) = (then.description.clone(), now.description.clone());
        found.push(Deviation::DescriptionChanged { bucket: bucket.clone(), from, to });
    }
    found
}

/// The present name of a bucket that is gone under its recorded one: its id tells.
fn renamed_to(name: &str, sides: &Sides<'_>, recorded: &Snapshot) -> Option<String> {
    let id = recorded.ids.get(name)?;
    sides.now.ids.iter().find(|(_, now)| *now == id).map(|(name, _)| name.clone())
}

/// Whether a bucket is one that was recorded under another managed name, where it is told as gone.
fn is_renamed(name: &str, sides: &Sides<'_>, recorded: &Snapshot) -> bool {
    let id = sides.now.ids.get(name);
    let managed = sides.managed();
    recorded.ids.iter().any(|(former, then)| Some(then) == id && managed.contains_key(former.as_str()))
}

fn retired(sides: &Sides<'_>, recorded: &Snapshot) -> Vec<Deviation> {
    let retired =
        sides.declared.retired.iter().filter_map(|retired| Some((retired.bucket.as_ref()?, retired)));
    let back = retired.filter(|(name, _)| {
        sides.now.schema.buckets.contains_key(*name) && !recorded.schema.buckets.contains_key(*name)
    });
    let deviations = back.map(|(name, retired)| Deviation::BucketRetired {
        bucket: name.clone(),
        since: retired.since.clone(),
        reason: retired.reason.clone(),
    });
    deviations.collect()
}

/// A bucket that is there under a former name is compared under that one.
fn from_definitions(sides: &Sides<'_>) -> Vec<Deviation> {
    let mut found = Vec::new();
    for (key, bucket) in &sides.declared.buckets {
        let name = bucket.server_name(key);
        let names = || std::iter::once(name).chain(bucket.renamed_from.iter().map(String::as_str));
        if names().any(|name| sides.now.hidden.contains(name)) {
            continue;
        }
        match names().find_map(|name| Some((name, sides.now.schema.buckets.get(name)?))) {
            Some((present, now)) => {
                let wanted = BucketSettings { name: present.to_owned(), ..bucket.settings(key) };
                found.extend(settings(&wanted, &now.settings(present)));
            }
            None => found.push(Deviation::BucketGone { bucket: name.to_owned(), renamed_to: None }),
        }
    }
    found
}
