//! RF112: a query does not use its parameter.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    flux::uses,
    lint::{Rule, context::Context, parameters::parameters_used, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF112"),
    name: "unused-parameter",
    severity: Severity::Warning,
    summary: "a query does not use its parameter",
    doc: include_str!("../../../docs/rules/RF112.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        for parameter in query.parameters.keys() {
            let used = match &query.flux {
                Some(flux) => uses(flux, parameter),
                None => parameters_used(query).iter().any(|used| used.name == parameter),
            };
            if !used {
                let message = format!("query {} does not use its parameter {}", Tick(key), Tick(parameter));
                let place = Place::key(["queries", key, "parameters", parameter]);
                out.push(RULE.finding(message, place).help(if query.flux.is_some() {
                    "write its name in the Flux where its value belongs, or remove it"
                } else {
                    "name it in `where`, `range` or `window`, with `$` before its name, or remove it"
                }));
            }
        }
    }
}
