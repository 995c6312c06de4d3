//! Which findings are intended: `accept:` on the object itself or on one that contains it.
//!
//! A finding about a tag in the list of a measurement may be accepted on that measurement, or on
//! the tag for all measurements. The nearest acceptance counts.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::{
    diagnostic::{Code, Diagnostic, Place},
    model::{Acceptance, Schema},
};

use super::{Level, Levels, Rule, table::find};

/// All acceptances, and whether they were of use.
#[derive(Debug)]
pub(super) struct Acceptances<'a> {
    all: Vec<Use<'a>>,
    by_object: HashMap<Vec<String>, Vec<usize>>,
}

/// One acceptance.
#[derive(Debug)]
pub(super) struct Use<'a> {
    pub acceptance: &'a Acceptance,
    /// The object that carries it, from the root.
    object: Vec<String>,
    index: usize,
    pub until: Until,
    /// Whether the rule that it names is run at all.
    pub enabled: bool,
    /// Whether that rule is about changes: without something to compare with it finds nothing.
    pub of_change: bool,
    /// Whether it has silenced a finding.
    pub matched: bool,
}

/// Whether an acceptance holds today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    Holds,
    Past,
    NoDate,
}

impl<'a> Acceptances<'a> {
    /// Every acceptance of `schema`.
    pub fn of(schema: &'a Schema, levels: &Levels, today: Date) -> Self {
        let mut acceptances = Self { all: Vec::new(), by_object: HashMap::new() };
        let mut add = |object: &[&str], accept: &'a [Acceptance]| {
            for (index, acceptance) in accept.iter().enumerate() {
                let rule = find(&acceptance.code);
                acceptances.add(Use {
                    acceptance,
                    object: object.iter().map(ToString::to_string).collect(),
                    index,
                    until: until(acceptance, today),
                    enabled: rule.is_some_and(|rule| levels.of(rule) != Level::Off),
                    of_change: rule.is_some_and(Rule::is_of_changes),
                    matched: false,
                });
            }
        };
        schema.buckets.iter().for_each(|(key, bucket)| add(&["buckets", key], &bucket.accept));
        schema.tags.iter().for_each(|(key, tag)| add(&["tags", key], &tag.accept));
        for (key, measurement) in &schema.measurements {
            add(&["measurements", key], &measurement.accept);
            for (field, definition) in &measurement.fields {
                add(&["measurements", key, "fields", field], &definition.accept);
            }
        }
        schema.queries.iter().for_each(|(key, query)| add(&["queries", key], &query.accept));
        schema.rollups.iter().for_each(|(key, rollup)| add(&["rollups", key], &rollup.accept));
        schema.tables.iter().for_each(|(key, table)| add(&["tables", key], &table.accept));
        acceptances
    }

    fn add(&mut self, acceptance: Use<'a>) {
        self.by_object.entry(acceptance.object.clone()).or_default().push(self.all.len());
        self.all.push(acceptance);
    }

    /// Whether an acceptance silences `finding`; it is then marked as used.
    pub fn silences(&mut self, schema: &Schema, finding: &Diagnostic) -> bool {
        let Some(path) = finding.place.path() else { return false };
        let containing = (1..=path.len()).rev().map(|length| &path[..length]);
        let found = containing.into_iter().find_map(|object| self.on(object, finding.code));
        let found = found.or_else(|| self.on(&listed_tag(schema, path)?, finding.code));
        if let Some(index) = found {
            self.all[index].matched = true;
        }
        found.is_some()
    }

    fn on(&self, object: &[String], code: Code) -> Option<usize> {
        let on_object = self.by_object.get(object)?.iter().copied();
        on_object.into_iter().find(|index| {
            let Use { acceptance, until, .. } = &self.all[*index];
            acceptance.code == code.as_str() && *until == Until::Holds
        })
    }

    pub fn iter(&self) -> impl Iterator<Item = &Use<'a>> {
        self.all.iter()
    }
}

impl Use<'_> {
    /// Whether other definitions have the same acceptance on the same object.
    pub fn stands_in(&self, schema: &Schema) -> bool {
        let found = match self.object.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["buckets", key] => schema.buckets.get(key).map(|found| &found.accept),
            ["tags", key] => schema.tags.get(key).map(|found| &found.accept),
            ["measurements", key] => schema.measurements.get(key).map(|found| &found.accept),
            ["measurements", key, "fields", field] => schema
                .measurements
                .get(key)
                .and_then(|found| found.fields.get(field))
                .map(|found| &found.accept),
            ["queries", key] => schema.queries.get(key).map(|found| &found.accept),
            ["rollups", key] => schema.rollups.get(key).map(|found| &found.accept),
            ["tables", key] => schema.tables.get(key).map(|found| &found.accept),
            _ => None,
        };
        found.is_some_and(|accept| accept.contains(self.acceptance))
    }

    /// The value under `key` of the acceptance.
    pub fn place(&self, key: &str) -> Place {
        let index = self.index.to_string();
        let rest = ["accept", &index, key].map(str::to_owned);
        Place::value(self.object.iter().cloned().chain(rest))
    }
}

fn until(acceptance: &Acceptance, today: Date) -> Until {
    match acceptance.until.as_deref().map(str::parse::<Date>) {
        None => Until::Holds,
        Some(Ok(last)) if last >= today => Until::Holds,
        Some(Ok(_)) => Until::Past,
        Some(Err(_)) => Until::NoDate,
    }
}

/// The definition of the tag at `measurements`, a measurement, `tags`, a position.
fn listed_tag(schema: &Schema, path: &[String]) -> Option<Vec<String>> {
    let [section, measurement, list, position, ..] = path else { return None };
    if section != "measurements" || list != "tags" {
        return None;
    }
    let tag = schema.measurements.get(measurement)?.tags.get(position.parse::<usize>().ok()?)?;
    Some(vec!["tags".to_owned(), tag.clone()])
}
