//! The lines about data.

use super::{
    Entry,
    phrases::{in_points, named, seen, values, why},
};
use crate::{
    drift::{Deviation, Rule, Seen, Why},
    words::{count, on_one_line},
};

pub fn entry(deviation: &Deviation) -> Entry {
    let (_, _, measurement, key) = deviation.place();
    let subject = if key.is_empty() {
        on_one_line(measurement)
    } else {
        format!("{}.{}", on_one_line(measurement), on_one_line(key))
    };
    let (sign, says) = says(deviation);
    let details = seen_of(deviation).and_then(seen).into_iter().chain(further(deviation)).collect();
    Entry { sign, subject, says, details }
}

fn says(deviation: &Deviation) -> (char, String) {
    match deviation {
        Deviation::UnexpectedMeasurement { why: cause, .. } => ('+', format!("measurement {}", why(cause))),
        Deviation::UnexpectedTag { why: cause, values: found, .. } => {
            ('+', format!("tag {}: {}", why(cause), values(found)))
        }
        Deviation::UnexpectedField { why: cause, types, .. } => {
            let types: Vec<_> = types.iter().map(ToString::to_string).collect();
            ('+', format!("field {}: {}", why(cause), types.join(" and ")))
        }
        Deviation::UnexpectedType { stored, declared: Some(declared), .. } => {
            ('!', format!("field stored as {stored}, declared as {declared}"))
        }
        Deviation::UnexpectedType { stored, declared: None, .. } => {
            ('!', format!("field stored as {stored}, which it was not before"))
        }
        Deviation::MeasurementGone { deleted: true, .. } => {
            ('-', "no points any more: they were deleted".to_owned())
        }
        Deviation::MeasurementGone { .. } => {
            ('-', "no points any more: deleted, or older than the retention".to_owned())
        }
        Deviation::Unreadable { .. } => {
            ('!', "the server lists the measurement, and no request can read or delete it".to_owned())
        }
        Deviation::OverBudget { max_values, values, times, .. } => {
            ('!', format!("tag with {values} values, {max_values} are allowed, {}", in_points(*times)))
        }
        Deviation::Outside { rule, values: found, times, .. } => (
            '!',
            format!("tag with {} that {}, {}", count(found.count, "value"), breaks(*rule), in_points(*times)),
        ),
        _ => (' ', String::new()),
    }
}

fn breaks(rule: Rule) -> &'static str {
    match rule {
        Rule::Values => "`values` does not list",
        Rule::Pattern => "`pattern` does not match",
        Rule::Derive => "`derive` does not make",
    }
}

fn seen_of(deviation: &Deviation) -> Option<&Seen> {
    match deviation {
        Deviation::UnexpectedMeasurement { seen, .. }
        | Deviation::UnexpectedTag { seen, .. }
        | Deviation::UnexpectedField { seen, .. }
        | Deviation::UnexpectedType { seen, .. } => Some(seen),
        _ => None,
    }
}

fn why_of(deviation: &Deviation) -> Option<&Why> {
    match deviation {
        Deviation::UnexpectedMeasurement { why, .. }
        | Deviation::UnexpectedTag { why, .. }
        | Deviation::UnexpectedField { why, .. } => Some(why),
        _ => None,
    }
}

fn further(deviation: &Deviation) -> Vec<String> {
    if let Some(Why::Retired { reason, .. }) = why_of(deviation) {
        return vec![format!("retired for: {}", on_one_line(reason))];
    }
    let Deviation::Outside { values: found, .. } = deviation else { return Vec::new() };
    let examples: Vec<_> = found.examples.iter().map(|value| named(value)).collect();
    let more = match found.count - examples.len() as u64 {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let mut lines = vec![format!("{}{more}", examples.join(", "))];
    if found.more {
        lines.push("the tag has more values than were looked at".to_owned());
    }
    lines
}
