//! The plan itself, and what makes it stale.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Count, Data, Need, Phase, Step, Tables};
use crate::{
    impact::{Break, Impact, OnServer, Readership, of_data},
    model::{RollupTask, Schema},
    words::hex,
};

/// What would bring a server to the definitions: a JSON document, the same for the same input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The version of this document's format: 1.
    pub version: u32,
    /// A short name made from everything below.
    pub id: String,
    /// The organization on the server.
    pub organization: String,
    /// Names of the buckets whose state the plan depends on, sorted.
    pub depends_on: Vec<String>,
    /// Keys of the rollups on whose tasks the plan depends, sorted; without any, no task was looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rollups: Vec<String>,
    /// The hash of what the server held of those when the plan was made.
    pub from: String,
    /// The hash of what the definitions say of them.
    pub to: String,
    pub steps: Vec<Step>,
    /// Buckets that are not managed here and stay as they are, sorted.
    pub undeclared: Vec<String>,
    /// Buckets of the definitions that exist and that the token may not see, sorted: they are no part
    /// of the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<String>,
    /// The tables of a SQLite database, where one is compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tables: Option<Tables>,
    /// What the points look like. Points come and go: it is no part of the plan's identity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Data>,
}

/// The version of the plan's format.
pub const VERSION: u32 = 1;

/// The names of the buckets whose points the definitions speak of: those that points are moved from may
/// be no part of them any more.
pub fn looks_at(desired: &Schema) -> BTreeSet<String> {
    let places = desired.measurements.values().flat_map(|measurement| &measurement.moved_from);
    let mut names = desired.bucket_names();
    names.extend(places.map(|from| from.bucket.clone()));
    names
}

/// The hash of the settings of the named buckets and of the tasks of the named rollups, as far as they exist.
pub fn fingerprint(schema: &Schema, names: &[String], rollups: &[String]) -> String {
    let settings = schema.buckets.iter().map(|(key, bucket)| bucket.settings(key));
    let mut held: Vec<_> = settings.filter(|settings| names.contains(&settings.name)).collect();
    held.sort_by(|a, b| a.name.cmp(&b.name));
    let tasks = schema.rollup_tasks.iter().filter(|(rollup, _)| rollups.contains(rollup));
    let tasks: Vec<(&String, &RollupTask)> = tasks.collect();
    // Texts and whole numbers always have a JSON form. Without tasks it is as it was before there were any.
    let json = if tasks.is_empty() { serde_json::to_vec(&held) } else { serde_json::to_vec(&(held, tasks)) };
    hex(Sha256::digest(json.unwrap_or_default()))
}

impl Plan {
    /// Whether `live` is still as it was when the plan was made.
    pub fn matches(&self, live: &Schema) -> bool {
        fingerprint(live, &self.depends_on, &self.rollups) == self.from
    }

    /// Whether `live` is what the plan leads to.
    pub fn is_reached(&self, live: &Schema) -> bool {
        fingerprint(live, &self.depends_on, &self.rollups) == self.to
    }

    /// Whether the document is as it was made: a plan that was edited is another plan.
    pub fn is_genuine(&self) -> bool {
        self.identity() == self.id
    }

    /// The steps that lose data.
    pub fn destructive(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.hazard.is_destructive())
    }

    /// The buckets that lose data for good, a name for each step.
    pub fn losses(&self) -> Vec<String> {
        let steps = self.unkept().filter(|step| step.hazard.is_destructive());
        steps.map(|step| step.operation.bucket().to_owned()).collect()
    }

    /// The steps before which nothing is archived.
    pub fn unkept(&self) -> impl Iterator<Item = &Step> + Clone {
        let is_kept = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| self.steps.get(before));
            before.is_some_and(|step| step.operation.archives_all())
        };
        self.steps.iter().enumerate().filter(move |(at, _)| !is_kept(*at)).map(|(_, step)| step)
    }

    /// The plan that leaves out buckets which the token may not see.
    #[must_use]
    pub fn without(mut self, hidden: Vec<String>) -> Self {
        self.hidden = hidden;
        self.id = self.identity();
        self
    }

    /// The plan with what a dry run counted.
    #[must_use]
    pub fn with_counts(mut self, counts: Vec<Count>) -> Self {
        if let Some(data) = &mut self.data {
            data.counted = counts;
        }
        self
    }

    /// What it renames, moves, retypes or removes, in its own words.
    pub fn breaks(&self) -> Vec<Break> {
        let settings = self.steps.iter().filter_map(|step| step.because.settings());
        let points: Vec<_> = self.needs().iter().map(|need| need.change.clone()).collect();
        of_data(settings, &points)
    }

    /// The plan with who uses what it changes: queries and rollups of `desired`, and what `server` has,
    /// if it was asked.
    #[must_use]
    pub fn with_impact(mut self, desired: &Schema, server: Option<&OnServer>) -> Self {
        let breaks = self.breaks();
        let Some(data) = self.data.as_mut().filter(|_| !breaks.is_empty()) else { return self };
        let declared = Readership::declared(desired);
        let readership = match server {
            Some(server) => declared.and(server),
            None => declared,
        };
        let unseen = server.map(|server| server.readers.unseen.clone());
        data.impact = Some(Impact { things: readership.affected(breaks), unseen });
        self
    }

    /// The plan alone: what is applied and journalled.
    #[must_use]
    pub fn without_data(&self) -> Self {
        Self { data: None, ..self.clone() }
    }

    /// What differs in the points.
    pub fn needs(&self) -> &[Need] {
        self.data.as_ref().map_or(&[], |data| &data.needs)
    }

    /// Whether something is left for `complete` once it is applied.
    pub fn is_in_two_phases(&self) -> bool {
        self.steps.iter().any(|step| step.phase == Phase::Complete)
    }

    /// The same plan under the name that its contents give it.
    pub(super) fn named(mut self) -> Self {
        self.id = self.identity();
        self
    }

    fn identity(&self) -> String {
        let named = Self { id: String::new(), ..self.without_data() };
        let mut id = hex(Sha256::digest(serde_json::to_vec(&named).unwrap_or_default()));
        id.truncate(12);
        id
    }
}
