//! MS101: a measurement has no fields.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("MS101"),
    name: "no-fields",
    severity: Severity::Error,
    summary: "a measurement has no fields",
    doc: include_str!("../../../docs/rules/MS101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, _) in
        context.schema.measurements.iter().filter(|(_, measurement)| measurement.fields.is_empty())
    {
        out.push(
            RULE.finding(
                format!("no point of {} can be written", Tick(key)),
                Place::key(["measurements", key]),
            )
            .note("InfluxDB answers 400 to a point without a field: missing fields")
            .help("give it at least one field"),
        );
    }
}
