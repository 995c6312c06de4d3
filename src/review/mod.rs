//! What a change of the definitions means, as one report: its findings, what it costs, who reads what
//! changed, which generated files change, and what a saved plan would do.
//!
//! Pure: whoever calls it has read both definitions, judged the differences and looked the places up.

mod change;
mod costs;
mod files;
mod readers;

pub mod render;

pub use change::Row;
pub use costs::{BucketCosts, Costs, Totals};
pub use files::{Fate, FileChange};
pub use readers::{FoundUser, Readers, UsedThing};

use std::collections::BTreeMap;

use crate::{
    diagnostic::Finding,
    diff::{Changed, Difference, Subject},
    model::Schema,
    plan::Plan,
    words::count,
};

/// A review of one set of definitions against another.
#[derive(Debug, Clone)]
pub struct Review<'a> {
    /// What the definitions are compared with, as the reader knows it: `origin/main`.
    pub against: String,
    /// What stands, in the order of all reports.
    pub findings: &'a [Finding],
    /// How many findings are accepted by the definitions.
    pub accepted: usize,
    /// How many warnings and notes are left out, because they were there before.
    pub known: usize,
    /// Every difference, sorted.
    pub changes: Vec<Row>,
    /// Series and bytes of every bucket in which something differs, and in sum.
    pub costs: Costs,
    /// Who uses what changed.
    pub readers: Readers,
    /// The buckets whose retention is another, with what that means.
    pub retentions: Vec<String>,
    /// The generated files that change, where they were compared.
    pub files: Option<Vec<FileChange>>,
    /// A plan that was given.
    pub plan: Option<&'a Plan>,
}

impl<'a> Review<'a> {
    /// The review of what leads from `before` to `after`.
    pub fn new(
        against: impl Into<String>,
        (before, after): (&Schema, &Schema),
        differences: &[Difference<'_>],
        findings: &'a [Finding],
    ) -> Self {
        Self {
            against: against.into(),
            findings,
            accepted: 0,
            known: 0,
            changes: differences.iter().map(|difference| Row::of(difference, before, after)).collect(),
            costs: Costs::of(before, after, differences),
            readers: Readers::default(),
            retentions: retentions(after, differences),
            files: None,
            plan: None,
        }
    }

    /// The same where a side is a server: what is missing there may just not have been written, so that
    /// nobody is said to break, and a shape alone costs nothing.
    #[must_use]
    pub fn of_shapes(mut self) -> Self {
        for row in &mut self.changes {
            row.breaks.clear();
            row.rule = None;
        }
        self.costs = Costs::default();
        self.readers = Readers::default();
        self
    }

    /// How many differences there are, and how many of them break each of those who can be broken: "3
    /// differences (write 1, query 2)".
    pub fn counted(&self) -> String {
        let broken = self.broken();
        let broken: Vec<String> = broken.iter().map(|(grade, number)| format!("{grade} {number}")).collect();
        match (self.changes.len(), broken.is_empty()) {
            (0, _) => "no difference".to_owned(),
            (number, true) => count(number, "difference"),
            (number, false) => format!("{} ({})", count(number, "difference"), broken.join(", ")),
        }
    }

    /// How many differences break each of those who can be broken.
    pub fn broken(&self) -> BTreeMap<crate::diagnostic::Grade, usize> {
        let mut broken = BTreeMap::new();
        for grade in self.changes.iter().flat_map(|row| &row.breaks) {
            *broken.entry(*grade).or_insert(0) += 1;
        }
        broken
    }
}

fn retentions(after: &Schema, differences: &[Difference<'_>]) -> Vec<String> {
    let effect = |difference: &Difference<'_>| {
        let (Subject::Bucket(key), Changed::Retention(keeping)) = (difference.subject, &difference.changed)
        else {
            return None;
        };
        let groups = after.buckets.get(key)?.keeping().shard_group_duration;
        let change = format!("`{key}` {} → {}", keeping.from, keeping.to);
        Some(if keeping.to.is_shorter_than(keeping.from) {
            format!(
                "{change}: whole shard groups go, with the server's next sweep, as soon as the last of their {groups} is older than that"
            )
        } else {
            format!("{change}: nothing goes; the disk fills for longer")
        })
    };
    differences.iter().filter_map(effect).collect()
}
