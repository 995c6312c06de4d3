//! Which thing of the second definitions is which of the first: by key, by the name on the server, by a
//! rename that is stated.

use std::collections::{HashMap, HashSet};

use crate::model::{Bucket, Column, Field, Measurement, Table, Tag};

/// A thing that has a name outside of the definitions, and had others.
pub(super) trait Named {
    fn name<'a>(&'a self, key: &'a str) -> &'a str;
    fn former_names(&self) -> &[String];

    /// Whether, of several things of one name, this is likelier the one that `before` was.
    fn is_near(&self, _before: &Self) -> bool {
        true
    }
}

/// A thing and its key.
pub(super) type Keyed<'a, T> = (&'a str, &'a T);

/// A thing that both have.
#[derive(Debug)]
pub(super) struct Both<'a, T> {
    pub before: Keyed<'a, T>,
    pub after: Keyed<'a, T>,
}

/// How the things of one kind correspond.
#[derive(Debug)]
pub(super) struct Matched<'a, T> {
    pub both: Vec<Both<'a, T>>,
    pub gone: Vec<Keyed<'a, T>>,
    pub new: Vec<Keyed<'a, T>>,
}

/// Matches things that are listed by key.
pub(super) fn matched<'a, T: Named>(
    before: impl IntoIterator<Item = Keyed<'a, T>>,
    after: impl IntoIterator<Item = Keyed<'a, T>>,
) -> Matched<'a, T> {
    let after: Vec<Keyed<'a, T>> = after.into_iter().collect();
    let keys: HashSet<&str> = after.iter().map(|(key, _)| *key).collect();
    let mut by_key: HashMap<&str, Keyed<'a, T>> = HashMap::new();
    let mut order = Vec::new();
    for (key, thing) in before {
        order.push(key);
        by_key.insert(key, (key, thing));
    }
    let mut by_name: HashMap<&str, Vec<&str>> = HashMap::new();
    for key in order.iter().filter(|key| !keys.contains(*key)) {
        by_name.entry(by_key[key].1.name(key)).or_default().push(key);
    }
    let mut matched = Matched { both: Vec::new(), gone: Vec::new(), new: Vec::new() };
    for (key, thing) in after {
        let mut names =
            std::iter::once(thing.name(key)).chain(thing.former_names().iter().map(String::as_str));
        let found = by_key.remove(key).or_else(|| {
            let name = names.find(|name| by_name.get(name).is_some_and(|keys| !keys.is_empty()))?;
            let called = by_name.get_mut(name)?;
            let nearest = called.iter().position(|key| thing.is_near(by_key[key].1)).unwrap_or(0);
            by_key.remove(called.remove(nearest))
        });
        match found {
            Some(before) => matched.both.push(Both { before, after: (key, thing) }),
            None => matched.new.push((key, thing)),
        }
    }
    matched.gone = order.iter().filter_map(|key| by_key.remove(key)).collect();
    matched
}

impl Named for Bucket {
    fn name<'a>(&'a self, key: &'a str) -> &'a str {
        self.server_name(key)
    }

    fn former_names(&self) -> &[String] {
        &self.renamed_from
    }
}

impl Named for Tag {
    fn name<'a>(&'a self, key: &'a str) -> &'a str {
        self.server_name(key)
    }

    fn former_names(&self) -> &[String] {
        &self.renamed_from
    }
}

impl Named for Measurement {
    fn name<'a>(&'a self, key: &'a str) -> &'a str {
        self.server_name(key)
    }

    fn former_names(&self) -> &[String] {
        &self.renamed_from
    }

    /// Several buckets may have a measurement of one name.
    fn is_near(&self, before: &Self) -> bool {
        self.bucket == before.bucket
    }
}

impl Named for Field {
    fn name<'a>(&'a self, key: &'a str) -> &'a str {
        key
    }

    fn former_names(&self) -> &[String] {
        &self.renamed_from
    }
}

impl Named for Table {
    fn name<'a>(&'a self, key: &'a str) -> &'a str {
        key
    }

    fn former_names(&self) -> &[String] {
        &self.renamed_from
    }
}

impl Named for Column {
    fn name<'a>(&'a self, key: &'a str) -> &'a str {
        key
    }

    fn former_names(&self) -> &[String] {
        &self.renamed_from
    }
}
