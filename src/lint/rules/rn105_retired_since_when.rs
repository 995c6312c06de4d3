//! RN105: a date is not a date.

use jiff::civil::Date;

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RN105"),
    name: "retired-since-when",
    severity: Severity::Error,
    summary: "a date is not a date",
    doc: include_str!("../../../docs/rules/RN105.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (index, retired) in context.schema.retired.iter().enumerate() {
        let index = index.to_string();
        out.extend(malformed(&retired.since, &["retired", &index, "since"]));
    }
    for (key, measurement) in &context.schema.measurements {
        for (index, retired) in measurement.retired.iter().enumerate() {
            let index = index.to_string();
            out.extend(malformed(&retired.since, &["measurements", key, "retired", &index, "since"]));
        }
    }
}

fn malformed(since: &str, path: &[&str]) -> Option<Diagnostic> {
    if since.parse::<Date>().is_ok() {
        return None;
    }
    let finding = RULE.finding(format!("{} is no date", Tick(since)), Place::value(path.iter().copied()));
    Some(finding.help("write a day as `YYYY-MM-DD`"))
}
