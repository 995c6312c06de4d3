//! RF107: a query uses a parameter that it does not have.

use crate::{
    diagnostic::{Code, Diagnostic, Fix, Meant, Place, Severity},
    lint::{
        Rule,
        context::Context,
        parameters::{Named, parameters_used},
        rule::Check,
    },
    model::{Condition, Query},
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
                let path = ["queries", key].into_iter().map(str::to_owned).chain(named.keys.iter().cloned());
                let place = Place::value(path);
                let message = format!("there is no parameter {}", Tick(named.name));
                let finding = RULE.finding(message, place.clone());
                let fix = |meant: Meant<'_>| fix(query, &named, meant, place);
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

/// The name with its sign, where it stands alone.
fn fix(query: &Query, named: &Named<'_>, meant: Meant<'_>, at: Place) -> Option<Fix> {
    let with = format!("${}", meant.name);
    let with = if scalar(meant.name) == meant.name { with } else { scalar(&with) };
    let is_alone = match named.keys.as_slice() {
        [section, tag] if section == "where" => matches!(query.conditions.get(tag), Some(Condition::Is(_))),
        [section, ..] => section == "where",
        [] => false,
    };
    is_alone.then(|| Fix::replacing(at, named.name, meant, with))
}
