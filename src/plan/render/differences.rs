//! What differs in the data, in words: the same for a terminal and for a comment.

use std::collections::BTreeMap;

use crate::{
    diff::{DataChange, Remark, Unobserved, Where},
    model::{FieldType, Held, TimeRange},
    plan::{Forecast, Need, Until},
    words::{article, count, minute, on_one_line, span},
};

/// What a change is about, such as `climate.temperature`.
pub fn subject(change: &DataChange) -> String {
    match change {
        DataChange::MeasurementRenamed { at, .. }
        | DataChange::MeasurementMoved { at, .. }
        | DataChange::MeasurementRetired { at } => at.measurement.clone(),
        DataChange::TagRenamed { at, from, .. } | DataChange::FieldRenamed { at, from, .. } => {
            member(at, from)
        }
        DataChange::FieldTypeChanged { at, field, .. } | DataChange::FieldRetired { at, field } => {
            member(at, field)
        }
        DataChange::TagBecameField { at, key, .. } | DataChange::FieldBecameTag { at, key } => {
            member(at, key)
        }
        DataChange::TagFilled { at, tag, .. } | DataChange::TagRetired { at, tag } => member(at, tag),
        DataChange::BucketRetired { bucket } => bucket.clone(),
    }
}

/// What becomes of it.
pub fn becomes(change: &DataChange) -> String {
    match change {
        DataChange::MeasurementRenamed { to, .. } => format!("measurement renamed to {to}"),
        DataChange::MeasurementMoved { at, to_bucket, to, only } => moved(at, to_bucket, to, only),
        DataChange::TagRenamed { to, .. } => format!("tag renamed to {to}"),
        DataChange::FieldRenamed { to, .. } => format!("field renamed to {to}"),
        DataChange::FieldTypeChanged { from, to, .. } => format!("field {} → {to}", types(from.keys())),
        DataChange::TagBecameField { to, .. } => format!("tag → field, {to}"),
        DataChange::FieldBecameTag { .. } => "field → tag".to_owned(),
        DataChange::TagFilled { value, .. } => format!("tag to be {value} where points lack it"),
        DataChange::TagRetired { .. } => "tag retired, its data to be removed".to_owned(),
        DataChange::FieldRetired { .. } => "field retired, its data to be removed".to_owned(),
        DataChange::MeasurementRetired { .. } => "measurement retired, its data to be removed".to_owned(),
        DataChange::BucketRetired { .. } => "bucket retired, to be removed with its data".to_owned(),
    }
}

fn moved(at: &Where, to_bucket: &str, to: &str, only: &BTreeMap<String, String>) -> String {
    let only: Vec<String> = only.iter().map(|(tag, value)| format!("{tag}={value}")).collect();
    let what =
        if only.is_empty() { "measurement".to_owned() } else { format!("points of {}", only.join(", ")) };
    let name = if at.measurement == to { String::new() } else { format!(" as {to}") };
    format!("{what} moved to {to_bucket}{name}")
}

/// The lines under a change: what was seen, and what will happen until it is done.
pub fn details(need: &Need) -> Vec<String> {
    let mut lines: Vec<String> = need.change.place().map(seen).into_iter().collect();
    if let DataChange::FieldTypeChanged { from, to, .. } = &need.change {
        let stored = from.iter().filter_map(|(kind, held)| stored(*kind, held));
        lines.extend(stored.map(|types| format!("stored as {types}")));
        lines.extend(need.forecast.iter().flat_map(|forecast| outlook(forecast, *to)));
    }
    lines
}

fn seen(at: &Where) -> String {
    format!("in {}, points {}", at.bucket, when(at))
}

fn stored(kind: FieldType, held: &Held) -> Option<String> {
    let groups = held.groups.as_ref()?;
    let range = TimeRange { start: groups.first()?.start, end: groups.iter().map(|group| group.end).max()? };
    let groups = count(groups.len(), "shard group");
    let computed = if held.exact { "" } else { " (bounds computed from the shard group duration)" };
    Some(format!("{kind} in {groups}, {} … {}{computed}", minute(range.start), minute(range.end)))
}

fn outlook(forecast: &Forecast, to: FieldType) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(time) = forecast.rejected_until {
        lines.push(format!(
            "until {} UTC, when the open shard group ends, {} is refused",
            minute(time),
            article(to)
        ));
    }
    let together = match forecast.coexist_until {
        Until::Time(time) => format!("until {} UTC", minute(time)),
        Until::Never => "for ever, as the bucket keeps its points".to_owned(),
    };
    lines.push(format!(
        "queries meet the stored points {together}: Flux silently ends a series where its type changes"
    ));
    lines
}

/// What a remark is about.
pub fn remarked(remark: &Remark) -> String {
    match remark {
        Remark::UndeclaredMeasurement { at, .. } | Remark::Unreadable { at } => at.measurement.clone(),
        Remark::UndeclaredTag { at, tag, .. } | Remark::TagMissing { at, tag, .. } => member(at, tag),
        Remark::UndeclaredField { at, field, .. } | Remark::StaleTypes { at, field, .. } => member(at, field),
    }
}

/// What it says.
pub fn remark(remark: &Remark) -> String {
    match remark {
        Remark::UndeclaredMeasurement { at, series } => {
            format!("measurement not declared: {series} series, points {}", when(at))
        }
        Remark::UndeclaredTag { at, values, .. } => {
            format!("tag not declared: {}, in points {}", count(*values, "value"), when(at))
        }
        Remark::UndeclaredField { at, types: seen, .. } => {
            let stored: Vec<String> = seen.iter().filter_map(|(kind, held)| stored(*kind, held)).collect();
            let points = || format!("{}, in points {}", types(seen.keys()), when(at));
            format!("field not declared: {}", if stored.is_empty() { points() } else { stored.join("; ") })
        }
        Remark::TagMissing { at, missing, series, .. } => {
            format!("tag missing on {missing} of {series} series and not optional, in points {}", when(at))
        }
        Remark::StaleTypes { types: stale, .. } => format!(
            "no point is left that is {}; the server refuses other types where it had some",
            types(stale)
        ),
        Remark::Unreadable { .. } => {
            "the server lists the measurement, and no request can read or delete it".to_owned()
        }
    }
}

/// Declared things of which no point was seen, in a line.
pub fn unobserved(things: &[Unobserved]) -> Option<String> {
    let names: Vec<String> = things.iter().map(unseen).collect();
    Some(format!("declared, and no point of it yet: {}", listed(&names)?))
}

fn unseen(thing: &Unobserved) -> String {
    match thing.tag.as_ref().or(thing.field.as_ref()) {
        Some(key) => format!("{}.{key}", thing.measurement),
        None => thing.measurement.clone(),
    }
}

/// The most names in one line.
const NAMED: usize = 12;

/// Names in one line, the first of many; nothing if there are none.
pub fn listed(names: &[String]) -> Option<String> {
    let shown: Vec<_> = names.iter().take(NAMED).map(|name| on_one_line(name)).collect();
    let more = match names.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more (JSON lists all)"),
    };
    (!shown.is_empty()).then(|| shown.join(", ") + &more)
}

/// The time range of the points, as far as it was looked at.
fn when(at: &Where) -> String {
    match at.times {
        Some(times) => span(times.start, times.end),
        None => "of all times".to_owned(),
    }
}

fn member(at: &Where, key: &str) -> String {
    format!("{}.{key}", at.measurement)
}

fn types<'t>(types: impl IntoIterator<Item = &'t FieldType>) -> String {
    types.into_iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ")
}
