//! RF107: a query uses a parameter that it does not have.

use crate::{
    diagnostic::{Code, Diagnostic, Fix, Meant, Place, Severity},
    lint::{
        Rule,
        context::Context,
        parameters::{Named, parameters_used},
        queries::place,
        rule::Check,
    },
    model::ParameterType,
    words::{Tick, scalar},
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
        for named in parameters_used(query) {
            if !query.parameters.contains_key(named.name) {
                let at = place(key, &named.keys);
                let message = format!("there is no parameter {}", Tick(named.name));
                let finding = RULE.finding(message, at.clone());
                let fix = |meant: Meant<'_>| Some(fix(&named, meant, at));
                out.push(context.suggest_by(finding, named.name, query.parameters.keys(), fix));
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

/// The name with its signs.
fn fix(named: &Named<'_>, meant: Meant<'_>, at: Place) -> Fix {
    let is_negated =
        named.wanted == Some(ParameterType::Duration) && named.keys.first().is_some_and(|key| key == "range");
    let with = format!("{}${}", if is_negated { "-" } else { "" }, meant.name);
    let with = if scalar(meant.name) == meant.name { with } else { scalar(&with) };
    Fix::replacing(at, named.name, meant, with)
}
