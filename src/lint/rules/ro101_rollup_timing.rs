//! RO101: a rollup runs at no valid time.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    flux::Every,
    lint::{
        Rule,
        context::Context,
        durations::{is_zero, seconds},
        rule::Check,
    },
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RO101"),
    name: "rollup-timing",
    severity: Severity::Error,
    summary: "a rollup runs at no valid time",
    doc: include_str!("../../../docs/rules/RO101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, rollup) in &context.schema.rollups {
        if Every::parse(&rollup.every).is_none() {
            out.push(
                RULE.finding(
                    format!("a task cannot run every {}", Tick(&rollup.every)),
                    Place::value(["rollups", key, "every"]),
                )
                .note(why_not(&rollup.every))
                .help(
                    "write a part of a day, such as `15m` or `6h`, or `1d`, `1w`, `1mo`, `3mo`, `6mo`, `1y`",
                ),
            );
        }
        let offset = rollup.offset.as_deref().filter(|offset| !is_offset(offset));
        if let Some(offset) = offset {
            out.push(
                RULE.finding(
                    format!("a task cannot wait for {}", Tick(offset)),
                    Place::value(["rollups", key, "offset"]),
                )
                .note("InfluxDB answers 500 to days and longer units: time: unknown unit \"d\"")
                .help("write hours, minutes and seconds, such as `24h`"),
            );
        }
    }
}

fn why_not(every: &str) -> &'static str {
    match seconds(every) {
        None | Some(0) => "InfluxDB answers 400: the interval is at least 1s",
        Some(_) => "InfluxDB counts such intervals from the year 1, and Flux its windows from 1970",
    }
}

fn is_offset(text: &str) -> bool {
    seconds(text).is_some() && !is_zero(text) && !text.contains(['d', 'w', 'y']) && !text.contains("mo")
}
