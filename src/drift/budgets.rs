//! Tags against their definitions: how many values there are, and which of them should not be.

use std::collections::BTreeMap;

use jiff::{Timestamp, fmt::strtime};
use regex::Regex;

use super::{Deviation, Rule, Sides, Values};
use crate::{
    diff::Names,
    model::{ObservedMeasurement, ObservedTag, Tag},
};

/// The most values that are shown.
const SHOWN: usize = 5;

/// Every tag of a managed measurement that breaks its definition.
pub fn deviations(sides: &Sides<'_>) -> Vec<Deviation> {
    let mut found = Vec::new();
    let mut patterns = Patterns::default();
    for (bucket, (key, _)) in sides.managed() {
        let Some(now) = sides.now.observed.get(bucket) else { continue };
        let names = Names::of(sides.declared, key);
        for (name, seen) in &now.measurements {
            let Some(defined) = names.measurement(name).known() else { continue };
            let tags = names.members(defined);
            let tags = tags.tags().filter_map(|(tag, carried)| Some((tag, carried.tag?)));
            for (tag, definition) in tags {
                found.extend(of_tag((bucket, name, tag), definition, seen, &mut patterns));
            }
        }
    }
    found
}

/// Where a tag is: bucket, measurement and key.
type At<'a> = (&'a str, &'a str, &'a str);

fn of_tag<'t>(
    (bucket, measurement, tag): At<'_>,
    definition: &'t Tag,
    seen: &ObservedMeasurement,
    patterns: &mut Patterns<'t>,
) -> Vec<Deviation> {
    let times = seen.times;
    let Some(seen) = seen.tags.get(tag) else { return Vec::new() };
    let names = || (bucket.to_owned(), measurement.to_owned(), tag.to_owned());
    let over = definition.max_values.filter(|max| seen.count > *max).map(|max_values| {
        let (bucket, measurement, tag) = names();
        Deviation::OverBudget { bucket, measurement, tag, max_values, values: seen.count, times }
    });
    let outside = outside(definition, seen, patterns).into_iter().map(|(rule, values)| {
        let (bucket, measurement, tag) = names();
        Deviation::Outside { bucket, measurement, tag, rule, values, times }
    });
    over.into_iter().chain(outside).collect()
}

/// The values that break each rule; one that breaks several counts for the first.
fn outside<'t>(
    definition: &'t Tag,
    seen: &ObservedTag,
    patterns: &mut Patterns<'t>,
) -> BTreeMap<Rule, Values> {
    let pattern = definition.pattern.as_deref().and_then(|pattern| patterns.get(pattern));
    let derive = definition.derive.as_deref().filter(|format| is_readable(format));
    let mut broken: BTreeMap<Rule, Vec<&String>> = BTreeMap::new();
    for value in &seen.values {
        let rule = if !definition.values.is_empty() && !definition.values.contains(value) {
            Rule::Values
        } else if pattern.is_some_and(|pattern| !pattern.is_match(value)) {
            Rule::Pattern
        } else if derive.is_some_and(|format| !is_made_by(format, value)) {
            Rule::Derive
        } else {
            continue;
        };
        broken.entry(rule).or_default().push(value);
    }
    let values =
        broken.into_iter().map(|(rule, values)| (rule, Values::of(values.len() as u64, values, seen)));
    values.collect()
}

impl Values {
    /// `count` values, the first of which are shown; `seen` is the tag that they are of.
    pub(super) fn of<'v>(
        count: u64,
        values: impl IntoIterator<Item = &'v String>,
        seen: &ObservedTag,
    ) -> Self {
        let examples = values.into_iter().take(SHOWN).cloned().collect();
        Self { count, more: seen.count > seen.values.len() as u64, examples }
    }
}

/// Each pattern is compiled once; one that is no regular expression is a finding of `check`.
#[derive(Default)]
struct Patterns<'t>(BTreeMap<&'t str, Option<Regex>>);

impl<'t> Patterns<'t> {
    fn get(&mut self, pattern: &'t str) -> Option<&Regex> {
        self.0.entry(pattern).or_insert_with(|| Regex::new(pattern).ok()).as_ref()
    }
}

/// Whether times can be read back from what a format makes of them.
fn is_readable(format: &str) -> bool {
    strtime::format(format, Timestamp::UNIX_EPOCH).is_ok_and(|text| is_made_by(format, &text))
}

/// Whether a value is what a `strftime` format makes of some time.
fn is_made_by(format: &str, value: &str) -> bool {
    let Ok(time) = strtime::parse(format, value) else { return false };
    let has_day = time.year().is_some() && time.month().is_some() && time.day().is_some();
    let is_a_day = !has_day || time.to_date().is_ok();
    is_a_day && time.to_string(format).is_ok_and(|again| again == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_a_format_makes() {
        for (format, value, expected) in [
            ("%Y-%m-%d", "2026-11-25", true),
            ("%Y-%m-%d", "2026-1-5", false),
            ("%Y-%m-%d", "2026-02-30", false),
            ("%Y-%m-%d", "today", false),
            ("%G-W%V", "2026-W48", true),
            ("%G-W%V", "2026-W54", false),
            ("%H", "24", false),
        ] {
            assert!(is_readable(format), "{format}");
            assert_eq!(is_made_by(format, value), expected, "{format} {value}");
        }
    }
}
