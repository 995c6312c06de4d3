//! QU102: the time range of a query is missing or not valid.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    flux,
    lint::{
        Rule,
        context::Context,
        durations::{is_zero, seconds},
        queries::place,
        rule::Check,
    },
    model::{Query, Range},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU102"),
    name: "range-invalid",
    severity: Severity::Error,
    summary: "the time range of a query is missing or not valid",
    doc: include_str!("../../../docs/rules/QU102.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        let Some(range) = &query.range else {
            out.extend(is_missing(query).then(|| {
                RULE.finding(format!("query {} has no time range", Tick(key)), Place::key(["queries", key]))
                    .note("it would read everything that its buckets keep")
                    .help("give it a `range`, such as `-30d`, or the whole time that is kept")
            }));
            continue;
        };
        let invalid: Vec<_> = range.places().into_iter().filter(|(end, _)| !is_end(end)).collect();
        if invalid.is_empty() {
            out.extend(is_empty(range).then(|| {
                RULE.finding("this range is empty", place(key, ["range"]))
                    .note("InfluxDB answers 400: cannot query an empty range")
                    .help("begin it before its end, which is now if it says nothing else")
            }));
        }
        for (end, keys) in invalid {
            let finding = RULE.finding(format!("{} is no end of a time range", Tick(end)), place(key, keys));
            out.push(finding.help(
                "write a duration relative to now, such as `-30d`, or a time, such as `2026-01-31T00:00:00Z`",
            ));
        }
    }
}

/// The first or last values alone are a bounded answer, however far back they are.
fn is_missing(query: &Query) -> bool {
    !query.from.is_empty() && query.only.is_none()
}

/// Whether there is such a parameter as is named, and of that type, is for other rules.
fn is_end(end: &str) -> bool {
    end == "now()" || end.strip_prefix('-').unwrap_or(end).starts_with('$') || flux::range_end(end).is_some()
}

fn is_empty(range: &Range) -> bool {
    let (start, stop) = range.ends();
    let stop = stop.map_or(Some(0), from_now);
    from_now(start).zip(stop).is_some_and(|(start, stop)| start >= stop)
}

/// The seconds between now and an end of a range that is relative to it; nothing for less than a second.
fn from_now(end: &str) -> Option<i128> {
    if end == "now()" {
        return Some(0);
    }
    let duration = end.strip_prefix('-').unwrap_or(end);
    let length = seconds(duration).map(i128::from).filter(|length| *length > 0 || is_zero(duration))?;
    Some(if duration == end { length } else { -length })
}
