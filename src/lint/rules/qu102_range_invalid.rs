//! QU102: the time range of a query is missing or not valid.

use jiff::Timestamp;

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{
        Rule,
        context::Context,
        durations::{is_zero, seconds},
        rule::Check,
    },
    model::Range,
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
        match &query.range {
            None if !query.from.is_empty() => out.push(
                RULE.finding(format!("query {} has no time range", Tick(key)), Place::key(["queries", key]))
                    .note("InfluxDB answers 400: cannot submit unbounded read")
                    .help("give it a `range`, such as `-30d`"),
            ),
            None => {}
            Some(Range::Since(start)) => out.extend(invalid(start, &["queries", key, "range"])),
            Some(Range::Between { start, stop }) => {
                out.extend(invalid(start, &["queries", key, "range", "start"]));
                out.extend(invalid(stop, &["queries", key, "range", "stop"]));
            }
        }
    }
}

fn invalid(end: &str, path: &[&str]) -> Option<Diagnostic> {
    let place = || Place::value(path.iter().copied());
    let duration = end.strip_prefix('-').unwrap_or(end);
    if duration.starts_with('$') {
        // Whether there is such a parameter, is another rule's.
        return None;
    }
    if seconds(duration).is_some() {
        let empty = is_zero(duration) && path.last() != Some(&"stop");
        return empty.then(|| {
            RULE.finding("this range is empty", place())
                .note("InfluxDB answers 400: cannot query an empty range")
        });
    }
    if end == "now()" || end.parse::<Timestamp>().is_ok() {
        return None;
    }
    let finding = RULE.finding(format!("{} is no end of a time range", Tick(end)), place());
    Some(
        finding.help(
            "write a duration relative to now, such as `-30d`, or a time, such as `2026-01-31T00:00:00Z`",
        ),
    )
}
