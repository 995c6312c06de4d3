//! The value of a tag.

use influxdb_line_protocol::EscapedStr;

use super::{
    findings::{Findings, Here, Message},
    memory::Memory,
    place::Part,
    shapes::TagShape,
};
use crate::{
    words::{Tick, list},
    {diagnostic::closest, model::Tag, points::codes},
};

/// Checks the value at place `at` of the point; `time` is the point's in nanoseconds.
pub(super) fn check_tag(
    memory: &mut Memory<'_>,
    tag: &TagShape<'_>,
    here: Here<'_>,
    (at, value): (usize, &EscapedStr<'_>),
    time: Option<i64>,
    out: &mut Findings<'_>,
) {
    let part = Part::TagValue(at);
    if let Some(expected) = time.and_then(|time| memory.derived(tag.slot, time))
        && expected != value.as_str()
    {
        out.add(codes::DERIVED_TAG_DIFFERS, here, &part, || differs(tag, value, expected));
    }
    if memory.is_good(tag.slot, value) {
        return;
    }
    if !tag.values.is_empty() && !tag.values.contains(value.as_str()) {
        out.add(codes::VALUE_NOT_LISTED, here, &part, || not_listed(tag, value));
    } else if tag.pattern.as_ref().is_some_and(|pattern| !pattern.is_match(value)) {
        out.add(codes::VALUE_AGAINST_PATTERN, here, &part, || against_pattern(tag, value));
    } else {
        memory.remember(tag.slot, value);
        if let Some(budget) = tag.tag.and_then(Tag::budget) {
            memory.spend(tag.slot, budget, at, value);
        }
    }
}

fn differs(tag: &TagShape<'_>, value: &str, expected: &str) -> Message {
    let format = tag.tag.and_then(|tag| tag.derive.as_deref()).unwrap_or_default();
    Message::new(format!("tag {} does not fit the time of the point", Tick(tag.name)))
        .label(format!("{} at this time", Tick(expected)))
        .note(format!("it is made from the time in UTC by {}, and is {} here", Tick(format), Tick(value)))
        .help("make it from the timestamp that is written, in UTC")
}

fn not_listed(tag: &TagShape<'_>, value: &str) -> Message {
    let values = || tag.tag.into_iter().flat_map(|tag| &tag.values).map(String::as_str);
    let message = Message::new(format!("tag {} never is {}", Tick(tag.name), Tick(value)));
    match closest(value, values()) {
        // Of very short ones each is close to each.
        Some(meant) if value.len() > 2 => message.help(format!("did you mean {}?", Tick(meant))),
        _ => message.help(format!("its values are {}", list(values()))),
    }
}

fn against_pattern(tag: &TagShape<'_>, value: &str) -> Message {
    let pattern = tag.pattern.as_ref().map_or("", |pattern| pattern.as_str());
    Message::new(format!("{} does not match the pattern of tag {}", Tick(value), Tick(tag.name)))
        .note(format!("the pattern is {}", Tick(pattern)))
        .help("correct the writer, or the pattern if the value is right")
}
