//! TY204: a window aggregates no field.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::{Measurement, Query, Window},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY204"),
    name: "nothing-aggregated",
    severity: Severity::Error,
    summary: "a window aggregates no field",
    doc: include_str!("../../../docs/rules/TY204.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        let Some(window) = &query.window else { continue };
        for (from, _) in context.schema.read_by(query).filter(|(_, it)| !aggregates(query, window, it)) {
            let message = format!("the window aggregates no field of {}", Tick(from));
            let finding = RULE.finding(message, Place::key(["queries", key, "window"]));
            out.push(finding.help("give an `aggregate`, or `by_type` a function for a type that the fields have, such as `by_type: { float: mean }`"));
        }
    }
}

fn aggregates(query: &Query, window: &Window, measurement: &Measurement) -> bool {
    let mut read = measurement.fields.iter().filter(|(field, _)| query.reads(field));
    // Whether there are such fields at all, is another rule's.
    let names_strangers = !query.fields.is_empty() && read.clone().next().is_none();
    names_strangers || read.any(|(field, it)| window.function(field, it.stored_type()).is_some())
}
