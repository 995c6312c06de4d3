//! TY102: `min` is more than `max`.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY102"),
    name: "bounds-in-order",
    severity: Severity::Error,
    summary: "`min` is more than `max`",
    doc: include_str!("../../../docs/rules/TY102.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, _, field, definition) in context.fields() {
        let place = |bound| Place::value(["measurements", key, "fields", field, bound]);
        for (bound, value) in [("min", definition.min), ("max", definition.max)] {
            if value.is_some_and(f64::is_nan) {
                out.push(
                    RULE.finding(format!("the `{bound}` of {} is not a number", Tick(field)), place(bound)),
                );
            }
        }
        if let (Some(min), Some(max)) = (definition.min, definition.max)
            && min > max
        {
            let message =
                format!("{} can have no value: its `min` {min} is more than its `max` {max}", Tick(field));
            out.push(RULE.finding(message, place("min")).help("exchange the two"));
        }
    }
}
