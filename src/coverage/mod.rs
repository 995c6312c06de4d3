//! How much of the definitions says what it could: descriptions, units, budgets, JSON Schemas, sources,
//! volumes.
//!
//! A part is a thing and what it could say, such as a numeric field and its unit. Whether what is said
//! is true or useful is for people to judge; here it only counts whether it is there.

mod kind;
mod measurements;
mod part;
pub mod render;
mod report;
mod share;
mod tables;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use kind::Kind;
pub use part::Missing;
pub use report::{Gap, Report};
pub use share::Share;

use crate::model::Schema;
use part::Part;

/// What is covered, of each measurement and table and in sum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Sorted by key.
    pub measurements: Vec<Covered>,
    /// Sorted by key.
    pub tables: Vec<Covered>,
    /// All of them together: a tag that several measurements carry counts once.
    pub sum: Covered,
    /// The parts that are not there, each once.
    pub missing: Vec<Missing>,
}

/// What is covered of one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Covered {
    /// The key of the measurement or table; empty of the sum.
    pub name: String,
    /// By kind, those that there are any of.
    pub kinds: BTreeMap<Kind, Share>,
    pub sum: Share,
}

/// What of `schema` is covered.
pub fn coverage(schema: &Schema) -> Coverage {
    let measurements: Vec<_> =
        schema.measurements.iter().map(|(key, it)| (key, measurements::parts(schema, key, it))).collect();
    let tables: Vec<_> = schema.tables.iter().map(|(key, table)| (key, tables::parts(key, table))).collect();
    let covered = |(key, parts): &(&String, Vec<Part>)| Covered::of(key, parts.iter());
    let all = || measurements.iter().chain(&tables).flat_map(|(_, parts)| parts);
    let mut named = BTreeSet::new();
    let missing = all().filter(|part| !part.given && named.insert((part.kind, &part.path)));
    Coverage {
        measurements: measurements.iter().map(covered).collect(),
        tables: tables.iter().map(covered).collect(),
        sum: Covered::of("", all()),
        missing: missing.map(Part::missing).collect(),
    }
}

impl Covered {
    /// Counts each part once, however often it is there.
    fn of<'p>(name: &str, parts: impl Iterator<Item = &'p Part>) -> Self {
        let mut covered = Self { name: name.to_owned(), ..Self::default() };
        let mut counted = BTreeSet::new();
        for part in parts.filter(|part| counted.insert((part.kind, &part.path))) {
            covered.sum.count(part.given);
            covered.kinds.entry(part.kind).or_default().count(part.given);
        }
        covered
    }
}
