//! QU110: a condition on a field would leave the other fields of a point.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::Query,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU110"),
    name: "field-condition-of-part",
    severity: Severity::Error,
    summary: "a condition on a field would leave the other fields of a point",
    doc: include_str!("../../../docs/rules/QU110.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        for name in query.conditions.keys() {
            let is_field = context.schema.read_by(query).any(|(_, measurement)| {
                !measurement.tags.contains(name) && measurement.fields.contains_key(name)
            });
            if is_field && !query.reads_alone(name) && !query.filters_rows_by(name) {
                out.push(finding(key, query, name));
            }
        }
    }
}

fn finding(key: &str, query: &Query, name: &str) -> Diagnostic {
    let place = Place::key(["queries", key, "where", name]);
    if !query.reads(name) {
        let message = format!("the condition is on the field {}, which `fields` does not read", Tick(name));
        return RULE.finding(message, place).help("add the field to `fields`, with `pivot: true`");
    }
    let message = format!("a condition on the field {} would leave the other fields of a point", Tick(name));
    let finding =
        RULE.finding(message, place).note("each field of a point is a row of its own until it is pivoted");
    finding.help(if query.window.is_some() {
        format!(
            "read this field alone: `fields: [{name}]`; windows are computed before rows are made of points"
        )
    } else {
        format!("make rows of whole points by `pivot: true`, or read this field alone: `fields: [{name}]`")
    })
}
