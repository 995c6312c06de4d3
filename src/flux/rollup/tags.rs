//! What tags the points of a rollup get: kept ones, constants, by the month, or made from the time.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{layout, name, string},
    RollupError, RollupFlaw,
    derive::{Part, literal},
};
use crate::model::{Condition, Measurement, Rollup, RollupTag, RollupTime, Schema};

/// The tags of the points, by their names on the server.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// Those of the source that stay.
    pub kept: Vec<String>,
    /// Those that are set, each to an expression.
    pub set: Vec<(String, String)>,
    /// What the expressions need.
    pub statements: Vec<String>,
    pub needs_date: bool,
    pub needs_strings: bool,
}

/// What tells tags, and what was found wrong on the way.
struct Maker<'a> {
    schema: &'a Schema,
    rollup: &'a Rollup,
    tags: Tags,
    parts: BTreeSet<Part>,
    variables: Vec<String>,
}

/// The variable that holds the time of the points.
pub(super) fn time(rollup: &Rollup) -> &'static str {
    if rollup.time == RollupTime::Start { "start" } else { "stop" }
}

impl Tags {
    /// The tags of points that go from one measurement to another; what is wrong is added to `errors`.
    pub fn of(
        schema: &Schema,
        rollup: &Rollup,
        (from, to): (&Measurement, &Measurement),
        errors: &mut Vec<RollupError>,
    ) -> Self {
        errors.extend(strangers(rollup, from, to));
        errors.extend(unwritable(schema, rollup, to));
        let mut maker =
            Maker { schema, rollup, tags: Self::default(), parts: BTreeSet::new(), variables: Vec::new() };
        for tag in &to.tags {
            errors.extend(maker.add(tag, (from, to)).err());
        }
        maker.end()
    }
}

impl Maker<'_> {
    fn add(&mut self, tag: &str, ends: (&Measurement, &Measurement)) -> Result<(), RollupError> {
        let definition = self.schema.tags.get(tag);
        let name = definition.map_or(tag, |definition| definition.server_name(tag)).to_owned();
        if let Some(at) = self.rollup.group.iter().position(|kept| kept == tag) {
            self.tags.kept.push(name);
            return self.is_always_there(at, tag, ends);
        }
        let derive = definition.and_then(|definition| definition.derive.as_deref());
        let value = match (self.rollup.tags.get(tag), derive) {
            (Some(RollupTag::Value(value)), _) => string(value),
            (Some(RollupTag::ByMonth(months)), _) => self.by_month(tag, months)?,
            (None, Some(format)) => literal(format, &mut self.parts).map_err(|directive| {
                let message =
                    format!("the tag `{tag}` is made by `{format}`, and Flux cannot compute `{directive}`");
                let help = "what Flux computes is %Y %m %d %H %M %S %F %T %j and, for ISO weeks, %G %V";
                RollupError::new(RollupFlaw::Derive, &["to"], message, help)
            })?,
            (None, None) if ends.1.is_optional_tag(tag) => return Ok(()),
            (None, None) => {
                let message = format!("points would lack the tag `{tag}` of `{}`", self.rollup.to);
                let help = "keep it with `group`, or give it a value under `tags`";
                return Err(RollupError::new(RollupFlaw::TagWithoutValue, &["to"], message, help));
            }
        };
        self.tags.set.push((name, value));
        Ok(())
    }

    /// A tag that is kept is in all points that are read, unless those that are written may lack it.
    fn is_always_there(
        &self,
        at: usize,
        tag: &str,
        (from, to): (&Measurement, &Measurement),
    ) -> Result<(), RollupError> {
        let equals = |condition: &Condition| matches!(condition, Condition::Is(_) | Condition::AnyOf(_));
        let is_asked_for = self.rollup.conditions.get(tag).is_some_and(equals);
        if !from.is_optional_tag(tag) || to.is_optional_tag(tag) || is_asked_for {
            return Ok(());
        }
        let Rollup { from, to, .. } = self.rollup;
        let message =
            format!("series of `{from}` may lack the tag `{tag}`, and points of `{to}` would lack it, too");
        let help = "list it under `optional_tags` of the target as well, or read by `where` only series that have it";
        Err(RollupError::new(RollupFlaw::TagWithoutValue, &["group", &at.to_string()], message, help))
    }

    /// A variable that has the value of the month.
    fn by_month(&mut self, tag: &str, months: &BTreeMap<String, Vec<u8>>) -> Result<String, RollupError> {
        whole_year(tag, months)?;
        let variable =
            name::variable(&format!("{tag}_by_month"), |name| self.variables.iter().any(|own| own == name));
        let value =
            |month| months.iter().find(|(_, own)| own.contains(&month)).map(|(value, _)| string(value));
        let values: Vec<String> = (1..=12).filter_map(value).collect();
        let index = format!("date.month(t: {}) - 1", time(self.rollup));
        let statement = layout::indexed(&variable, &values, &index);
        self.tags.statements.push(statement);
        self.tags.needs_date = true;
        self.variables.push(variable.clone());
        Ok(variable)
    }

    fn end(mut self) -> Tags {
        let time = time(self.rollup);
        let parts: Vec<String> = self.parts.iter().map(|part| part.statement(time)).collect();
        self.tags.statements.splice(0..0, parts);
        self.tags.needs_strings = !self.parts.is_empty();
        self.tags.needs_date |= self.parts.iter().any(|part| part.needs_date());
        self.tags.kept.sort();
        self.tags
    }
}

/// What would become something else in line protocol, as which `to` sends it: a backslash at an end joins what
/// comes after it (measured on 2.9.1), and a line break ends the point.
fn unwritable(schema: &Schema, rollup: &Rollup, to: &Measurement) -> Vec<RollupError> {
    let is_bad = |text: &str| text.is_empty() || text.ends_with('\\') || text.contains(['\n', '\r', '\0']);
    let mut errors = Vec::new();
    for (tag, value) in &rollup.tags {
        for value in value.values().into_iter().filter(|value| is_bad(value)) {
            let message = format!("points cannot carry {value:?} in the tag `{tag}`");
            let help = "write a text without line breaks that does not end with a backslash";
            errors.push(RollupError::new(RollupFlaw::Value, &["tags", tag], message, help));
        }
    }
    let tags =
        to.tags.iter().map(|key| schema.tags.get(key).map_or(key.as_str(), |tag| tag.server_name(key)));
    let names = tags.chain([to.server_name(&rollup.to)]).chain(rollup.fields.keys().map(String::as_str));
    for name in names.filter(|name| is_bad(name)) {
        let message = format!("points cannot carry the name {name:?}");
        let help = "give it a name without line breaks that does not end with a backslash";
        errors.push(RollupError::new(RollupFlaw::Unknown, &["to"], message, help));
    }
    errors
}

/// Every month has one value.
fn whole_year(tag: &str, months: &BTreeMap<String, Vec<u8>>) -> Result<(), RollupError> {
    let wrong = |message: String| {
        let help = "give each month from 1 to 12 one value";
        Err(RollupError::new(RollupFlaw::Months, &["tags", tag, "by_month"], message, help))
    };
    let all: Vec<u32> = months.values().flatten().map(|month| u32::from(*month)).collect();
    if let Some(month) = all.iter().find(|month| !(1..=12).contains(*month)) {
        return wrong(format!("there is no month {month}"));
    }
    for month in 1..=12 {
        match all.iter().filter(|own| **own == month).count() {
            1 => {}
            0 => return wrong(format!("`{tag}` has no value in month {month}")),
            _ => return wrong(format!("`{tag}` has several values in month {month}")),
        }
    }
    Ok(())
}

/// Names of tags that the source or the target does not have.
fn strangers(rollup: &Rollup, from: &Measurement, to: &Measurement) -> Vec<RollupError> {
    let lacks = |measurement: &Measurement, tag: &String| !measurement.tags.contains(tag);
    let stranger = |key: &str, tag: &String, end: &str| {
        let message = format!("`{end}` has no tag `{tag}`");
        RollupError::new(RollupFlaw::StrangeTag, &[key, tag], message, "name a tag that it carries")
    };
    let mut errors = Vec::new();
    for (at, tag) in rollup.group.iter().enumerate() {
        let ends = [(from, &rollup.from), (to, &rollup.to)];
        let ends = ends.into_iter().filter(|(measurement, _)| lacks(measurement, tag));
        errors.extend(ends.map(|(_, end)| {
            let message = format!("`{end}` has no tag `{tag}`");
            let help = "what is kept is a tag of the source and of the target";
            RollupError::new(RollupFlaw::StrangeTag, &["group", &at.to_string()], message, help)
        }));
    }
    let where_ = rollup.conditions.keys().filter(|tag| lacks(from, tag));
    errors.extend(where_.map(|tag| stranger("where", tag, &rollup.from)));
    let set = rollup.tags.keys().filter(|tag| lacks(to, tag));
    errors.extend(set.map(|tag| stranger("tags", tag, &rollup.to)));
    errors
}
