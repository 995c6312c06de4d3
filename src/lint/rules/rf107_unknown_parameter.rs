//! RF107: a query uses a parameter that it does not have.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, parameters::parameters_used, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF107"),
    name: "unknown-parameter",
    severity: Severity::Error,
    summary: "a query uses a parameter that it does not have",
    doc: include_str!("../../../docs/rules/RF107.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        for (tag, parameter) in parameters_used(query) {
            if !query.parameters.contains_key(parameter) {
                let place = Place::value(["queries", key, "where", tag]);
                let finding = RULE.finding(format!("there is no parameter {}", Tick(parameter)), place);
                out.push(context.suggest(finding, parameter, query.parameters.keys()));
            }
        }
        for (parameter, definition) in &query.parameters {
            if let Some(tag) = definition.tag.as_ref().filter(|tag| !context.schema.tags.contains_key(*tag)) {
                let place = Place::value(["queries", key, "parameters", parameter, "tag"]);
                let finding = RULE.finding(format!("there is no tag {}", Tick(tag)), place);
                out.push(context.suggest(finding, tag, context.schema.tags.keys()));
            }
        }
    }
}
