//! Words that several lines share.

use crate::{
    drift::{Seen, Values, Why, WrittenBy},
    model::{Keeping, TimeRange},
    words::{count, minute, on_one_line, span},
};

/// The most characters of one text that are shown.
const LONGEST: usize = 80;

/// A name, a value or another text within a sentence.
pub fn named(text: &str) -> String {
    format!("`{}`", short(text))
}

/// The text, or of a long one the beginning.
fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => on_one_line(&text[..end]) + "…",
        None => on_one_line(text),
    }
}

pub fn keeping(from: Keeping, to: Keeping) -> String {
    let mut parts = Vec::new();
    if from.retention != to.retention {
        parts.push(format!("retention {} → {}", from.retention, to.retention));
    }
    if from.shard_group_duration != to.shard_group_duration {
        parts.push(format!("shard groups {} → {}", from.shard_group_duration, to.shard_group_duration));
    }
    parts.join(", ")
}

/// A text that was changed: `description removed`, `description: …`.
pub fn text_changed(what: &str, from: &str, to: &str) -> String {
    match (from, to) {
        ("", to) => format!("{what} added: {}", named(to)),
        (from, "") => format!("{what} removed: {}", named(from)),
        (from, to) => format!("{what} {} → {}", named(from), named(to)),
    }
}

pub fn why(why: &Why) -> String {
    match why {
        Why::Undeclared => "not declared".to_owned(),
        Why::DeclaredAsTag => "declared as a tag".to_owned(),
        Why::DeclaredAsField => "declared as a field".to_owned(),
        Why::Former { now } => format!("written under a former name of {}", named(now)),
        Why::Retired { since, .. } => format!("retired since {} and written again", on_one_line(since)),
    }
}

/// `25 values (`a`, `b`, …)`.
pub fn values(values: &Values) -> String {
    let number = values.count;
    let mut examples = values.examples.iter().map(|value| named(value)).collect::<Vec<_>>().join(", ");
    if number > values.examples.len() as u64 {
        examples += ", …";
    }
    format!("{} ({examples})", count(number, "value"))
}

pub fn in_points(times: Option<TimeRange>) -> String {
    match times {
        Some(times) => format!("in points {}", span(times.start, times.end)),
        None => "in points of all times".to_owned(),
    }
}

/// Since when, until when and by whom; nothing where nothing is known.
pub fn seen(seen: &Seen) -> Option<String> {
    let when = when(seen);
    let by = seen.written_by.as_ref().map(by);
    match (when, by) {
        (Some(when), Some(by)) => Some(format!("{when}, {by}")),
        (when, by) => when.or(by),
    }
}

fn when(seen: &Seen) -> Option<String> {
    match (seen.oldest, seen.newest) {
        (Some(oldest), Some(newest)) if seen.by_shard_group => {
            let oldest = minute(oldest);
            Some(format!("seen since the shard group of {oldest}, newest point {}", minute(newest)))
        }
        (Some(oldest), Some(newest)) => Some(format!("seen {}", span(oldest, newest))),
        (Some(oldest), None) if seen.by_shard_group => {
            Some(format!("seen since the shard group of {}", minute(oldest)))
        }
        (Some(oldest), None) => Some(format!("seen since {}", minute(oldest))),
        (None, Some(newest)) => Some(format!("newest point {}", minute(newest))),
        (None, None) => None,
    }
}

fn by(written: &WrittenBy) -> String {
    let least = if written.more { "at least " } else { "" };
    let series = format!("{least}{} series", written.series);
    let pairs = |tags: &std::collections::BTreeMap<String, String>| {
        let pairs = tags.iter().map(|(key, value)| format!("{}={}", short(key), short(value)));
        pairs.collect::<Vec<_>>().join(", ")
    };
    match (written.tags.is_empty(), written.example.is_empty()) {
        (false, _) => format!("written by {} ({series})", pairs(&written.tags)),
        (true, false) if written.series == 1 => format!("in one series: {}", pairs(&written.example)),
        (true, false) => format!("in {series}, written last: {}", pairs(&written.example)),
        (true, true) if written.series == 1 => "in one series without tags".to_owned(),
        (true, true) => format!("in {series}, written last: the one without tags"),
    }
}
