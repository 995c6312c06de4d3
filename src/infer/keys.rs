//! Keys for things of a server: their names, where no other definition has them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Found,
    inferred::{Kind, LeftOut},
};
use crate::model::Schema;

/// The keys of one section, given out once each.
#[derive(Debug)]
pub struct Keys {
    taken: BTreeSet<String>,
}

impl Keys {
    pub fn new<'k>(taken: impl Iterator<Item = &'k String>) -> Self {
        Self { taken: taken.cloned().collect() }
    }

    /// The first of `wishes` that is free, else the last one with the first number that makes it so.
    pub fn give(&mut self, wishes: &[&str]) -> String {
        let last = wishes.last().copied().unwrap_or_default();
        let numbered = (2_u64..).map(|number| format!("{last}_{number}"));
        let mut all = wishes.iter().map(|wish| (*wish).to_owned()).chain(numbered);
        let free = all.find(|key| !self.taken.contains(key)).unwrap_or_default();
        self.taken.insert(free.clone());
        free
    }
}

/// Which key stands for what, by the names on the server.
#[derive(Debug, Default)]
pub struct Known {
    /// Of buckets.
    pub buckets: BTreeMap<String, Key>,
    /// Of measurements, by bucket and measurement.
    pub measurements: BTreeMap<(String, String), Key>,
    pub left_out: Vec<LeftOut>,
}

/// A key, and whether its definition was there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub key: String,
    pub defined: bool,
}

/// Finds or gives the keys of all buckets and measurements that were found.
pub fn known(found: &Found, defined: &Schema) -> Known {
    let mut known = Known::default();
    known.add_buckets(found, defined);
    known.add_measurements(found, defined);
    known
}

impl Known {
    fn add_buckets(&mut self, found: &Found, defined: &Schema) {
        let mut keys = Keys::new(defined.buckets.keys());
        for name in found.buckets.keys() {
            let own = defined.buckets.iter().find(|(key, bucket)| bucket.server_name(key) == name);
            if let Some((key, _)) = own {
                self.buckets.insert(name.clone(), Key { key: key.clone(), defined: true });
            } else if let Some(why) = bucket_stays_out(name, defined) {
                self.left_out.push(LeftOut { kind: Kind::Bucket, bucket: None, name: name.clone(), why });
            } else {
                let key = keys.give(&[name]);
                self.buckets.insert(name.clone(), Key { key, defined: false });
            }
        }
    }

    fn add_measurements(&mut self, found: &Found, defined: &Schema) {
        let mut new: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let own = defined_measurements(defined);
        for (bucket, observed) in &found.observed {
            let Some(Key { key: bucket_key, .. }) = self.buckets.get(bucket).cloned() else { continue };
            for name in &observed.unreadable {
                let why =
                    "no request can read it: its writer doubles the backslash before a comma".to_owned();
                self.leave_out(bucket, name, why);
            }
            for (name, measurement) in &observed.measurements {
                if let Some(key) = own.get(&(bucket_key.as_str(), name.as_str())) {
                    let key = Key { key: (*key).to_owned(), defined: true };
                    self.measurements.insert((bucket.clone(), name.clone()), key);
                } else if let Some(why) = measurement_stays_out(name, &bucket_key, defined) {
                    self.leave_out(bucket, name, why);
                } else if measurement.fields.is_empty() {
                    self.leave_out(bucket, name, "none of its fields can be read".to_owned());
                } else {
                    new.entry(name).or_default().push(bucket);
                }
            }
        }
        self.give_measurements(&new, defined);
    }

    /// A name that occurs once is its own key; else the bucket stands before it. The former come
    /// first, so that they have their names whatever the others are called.
    fn give_measurements(&mut self, new: &BTreeMap<&str, Vec<&str>>, defined: &Schema) {
        let mut keys = Keys::new(defined.measurements.keys());
        let (once, often): (Vec<_>, Vec<_>) = new.iter().partition(|(_, buckets)| buckets.len() == 1);
        for (name, buckets) in once.into_iter().chain(often) {
            for bucket in buckets {
                let long = format!("{bucket}_{name}");
                let wishes = if buckets.len() == 1 { vec![*name, &long] } else { vec![long.as_str()] };
                let key = Key { key: keys.give(&wishes), defined: false };
                self.measurements.insert(((*bucket).to_owned(), (*name).to_owned()), key);
            }
        }
    }

    fn leave_out(&mut self, bucket: &str, name: &str, why: String) {
        let bucket = Some(bucket.to_owned());
        self.left_out.push(LeftOut { kind: Kind::Measurement, bucket, name: name.to_owned(), why });
    }
}

/// The keys of the measurements that are defined, by the key of their bucket and their name on the
/// server.
fn defined_measurements(defined: &Schema) -> BTreeMap<(&str, &str), &str> {
    let all = defined.measurements.iter();
    all.map(|(key, it)| ((it.bucket.as_str(), it.server_name(key)), key.as_str())).collect()
}

/// Why no definition can stand for a bucket of this name.
fn bucket_stays_out(name: &str, defined: &Schema) -> Option<String> {
    let renamed = defined.buckets.iter().find(|(_, it)| it.renamed_from.iter().any(|former| former == name));
    if let Some((key, _)) = renamed {
        return Some(format!("it is a former name of `{key}`"));
    }
    if defined.retired.iter().any(|retired| retired.bucket.as_deref() == Some(name)) {
        return Some("it is retired".to_owned());
    }
    if name.is_empty() {
        return Some("a bucket without a name cannot be addressed".to_owned());
    }
    let refused = name.starts_with('_') || name.contains('"');
    refused
        .then(|| "the server would not create a bucket of that name, so no plan can deal with it".to_owned())
}

fn measurement_stays_out(name: &str, bucket: &str, defined: &Schema) -> Option<String> {
    let renamed = defined
        .measurements
        .iter()
        .find(|(_, it)| it.bucket == bucket && it.renamed_from.iter().any(|former| former == name));
    if let Some((key, _)) = renamed {
        return Some(format!("it is a former name of `{key}`"));
    }
    let retired = defined.retired.iter().any(|retired| retired.measurement.as_deref() == Some(name));
    retired.then(|| "it is retired".to_owned())
}
