//! CA104: a measurement may have more than 100,000 series.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    estimate::grouped,
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("CA104"),
    name: "many-series",
    severity: Severity::Warning,
    summary: "a measurement may have more than 100,000 series",
    doc: include_str!("../../../docs/rules/CA104.md"),
    check: Check::Schema(check),
};

/// As many series as a measurement should have.
const MANY: u64 = 100_000;

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for key in context.schema.measurements.keys() {
        let series = &context.series[key.as_str()];
        if let Some(total) = series.total().filter(|total| *total > MANY) {
            let total = if total == u64::MAX { "countless".to_owned() } else { grouped(total) };
            let message = format!("{} may have {total} series", Tick(key));
            out.push(
                RULE.finding(message, Place::value(["measurements", key, "tags"]))
                    .note(series.to_string())
                    .help("lower the budgets, say with `depends_on` which tags follow from others, or make a field of a tag"),
            );
        }
    }
}
