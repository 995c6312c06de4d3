//! What the rules look at: the schema, and what is worth computing once for all of them.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use regex::Regex;

use crate::{
    diagnostic::{Diagnostic, Fix, Meant, meant_name},
    estimate::{Series, Shards, series, shard_groups},
    flux::{RollupError, rollup_errors},
    model::{Field, Measurement, Schema},
    words::{Tick, list},
};

use super::{
    json_schemas::JsonSchemas,
    json_text::{JsonText, json_texts},
    names::{Kind, Named, names},
};

/// A schema, with indexes.
pub(super) struct Context<'a> {
    pub schema: &'a Schema,
    /// Every name on the server.
    pub names: Vec<Named<'a>>,
    /// The compiled pattern of each tag that has one, by the tag's key.
    pub patterns: BTreeMap<&'a str, Result<Regex, String>>,
    pub json_schemas: JsonSchemas<'a>,
    /// The series at worst of each measurement, by its key.
    pub series: BTreeMap<&'a str, Series<'a>>,
    pub shards: Shards<'a>,
    /// The tags that a measurement, a query or another tag names.
    pub used_tags: BTreeSet<&'a str>,
    /// What keeps rollups from becoming tasks, by their keys.
    pub rollup_errors: Vec<(&'a str, RollupError)>,
    /// How many more suggestions may be looked for: each compares a name with all others.
    suggestions_left: Cell<u32>,
}

/// Enough for people; a bound for what is broken throughout.
const SUGGESTIONS: u32 = 20;

impl<'a> Context<'a> {
    pub fn new(schema: &'a Schema) -> Self {
        Self {
            schema,
            names: names(schema),
            patterns: patterns(schema),
            json_schemas: JsonSchemas::compile(json_texts(schema).filter_map(|json| json.schema)),
            series: schema.measurements.iter().map(|(key, m)| (key.as_str(), series(schema, m))).collect(),
            shards: shard_groups(schema),
            used_tags: used_tags(schema),
            rollup_errors: all_rollup_errors(schema),
            suggestions_left: Cell::new(SUGGESTIONS),
        }
    }

    /// Every field: key and definition of its measurement, its own key and definition.
    pub fn fields(&self) -> impl Iterator<Item = (&'a str, &'a Measurement, &'a str, &'a Field)> {
        self.schema.measurements.iter().flat_map(|(key, measurement)| {
            let fields = measurement.fields.iter();
            fields.map(move |(field, definition)| (key.as_str(), measurement, field.as_str(), definition))
        })
    }

    /// The names of one kind.
    pub fn named(&self, kind: Kind) -> impl Iterator<Item = &Named<'a>> {
        self.names.iter().filter(move |named| named.kind == kind)
    }

    /// Every field and column, as far as JSON is concerned.
    pub fn json_texts(&self) -> impl Iterator<Item = JsonText<'a>> {
        json_texts(self.schema)
    }

    /// The name among `candidates` that was probably meant by `name`.
    pub fn meant<'n>(
        &self,
        name: &str,
        candidates: impl IntoIterator<Item = &'n str, IntoIter: Clone>,
    ) -> Option<Meant<'n>> {
        self.suggestions_left.set(self.suggestions_left.get().checked_sub(1)?);
        meant_name(name, candidates)
    }

    /// The name among `candidates` of which `name` is a misspelling by one or two letters.
    pub fn misspelt<'n>(
        &self,
        name: &str,
        candidates: impl IntoIterator<Item = &'n str, IntoIter: Clone>,
    ) -> Option<&'n str> {
        let meant = self.meant(name, candidates)?.name;
        (strsim::osa_distance(name, meant) <= 2).then_some(meant)
    }

    /// Adds to `finding`, which is where `name` is written, what was probably meant, or what there is.
    pub fn suggest<'n>(
        &self,
        finding: Diagnostic,
        name: &str,
        candidates: impl IntoIterator<Item = &'n String, IntoIter: Clone>,
    ) -> Diagnostic {
        let at = finding.place.clone();
        self.suggest_by(finding, name, candidates, |meant| Some(Fix::spelling(at, name, meant)))
    }

    /// The same with a fix of its own, or with none where more than a name would have to change.
    pub fn suggest_by<'n>(
        &self,
        mut finding: Diagnostic,
        name: &str,
        candidates: impl IntoIterator<Item = &'n String, IntoIter: Clone>,
        fix: impl FnOnce(Meant<'n>) -> Option<Fix>,
    ) -> Diagnostic {
        let candidates = candidates.into_iter().map(String::as_str);
        let meant = self.meant(name, candidates.clone());
        finding.fixes = meant.and_then(fix).into_iter().collect();
        let help = match meant {
            Some(meant) => format!("did you mean {}?", Tick(meant.name)),
            None => match candidates.clone().count() {
                0 => "none is defined".to_owned(),
                1 => format!("there is only {}", list(candidates)),
                _ => format!("there are {}", list(candidates)),
            },
        };
        finding.help(help)
    }

    /// The key on the server of the tag defined under `key`.
    pub fn tag_name(&self, key: &'a str) -> &'a str {
        self.schema.tags.get(key).map_or(key, |tag| tag.server_name(key))
    }
}

fn patterns(schema: &Schema) -> BTreeMap<&str, Result<Regex, String>> {
    let tags = schema.tags.iter();
    let patterns = tags.filter_map(|(key, tag)| Some((key.as_str(), tag.pattern.as_deref()?)));
    patterns.map(|(key, pattern)| (key, Regex::new(pattern).map_err(|error| reason(&error)))).collect()
}

/// What is wrong with a pattern, without the drawing of where.
fn reason(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

fn all_rollup_errors(schema: &Schema) -> Vec<(&str, RollupError)> {
    let errors = schema
        .rollups
        .keys()
        .flat_map(|key| rollup_errors(schema, key).into_iter().map(move |error| (key.as_str(), error)));
    errors.collect()
}

fn used_tags(schema: &Schema) -> BTreeSet<&str> {
    let carried = schema.measurements.values().flat_map(|measurement| &measurement.tags);
    carried.map(String::as_str).collect()
}
