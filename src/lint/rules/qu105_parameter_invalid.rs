//! QU105: a parameter is of no type, or its example does not fit.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    flux,
    lint::{Rule, context::Context, rule::Check, tag_values::never},
    model::{Parameter, ParameterType, Query, Scalar},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU105"),
    name: "parameter-invalid",
    severity: Severity::Error,
    summary: "a parameter is of no type, or its example does not fit",
    doc: include_str!("../../../docs/rules/QU105.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        for (name, parameter) in &query.parameters {
            let path = ["queries", key, "parameters", name];
            let kinds = [parameter.tag.is_some(), parameter.field.is_some(), parameter.value_type.is_some()];
            if kinds.into_iter().filter(|given| *given).count() != 1 {
                let message = format!("parameter {} needs one of `tag`, `field` and `type`", Tick(name));
                out.push(RULE.finding(message, Place::key(path)));
            } else if let Some(why) = ambiguous(context, query, parameter) {
                let message = format!("it cannot be told which type parameter {} has: {why}", Tick(name));
                let place = Place::value(path.into_iter().chain(["field"]));
                out.push(RULE.finding(message, place).help("give the parameter a `type` instead"));
            } else if let Some(why) = objection(context, query, parameter) {
                let message = format!("the example of parameter {} {why}", Tick(name));
                let place = Place::value(path.into_iter().chain(["example"]));
                out.push(
                    RULE.finding(message, place).help("give a value that the generated query can run with"),
                );
            }
        }
    }
}

fn objection(context: &Context<'_>, query: &Query, parameter: &Parameter) -> Option<String> {
    if let Some(tag) = &parameter.tag {
        return never(context, tag, &parameter.example.to_string());
    }
    let kind = flux::kind_of(context.schema, query, parameter)?;
    let fits = kind != ParameterType::String || matches!(parameter.example, Scalar::Text(_));
    let fits = fits && flux::literal_of(&parameter.example, kind).is_some();
    (!fits).then(|| format!("is not of the type {kind}"))
}

/// A field that the measurements of the query have with several types gives a parameter none.
fn ambiguous(context: &Context<'_>, query: &Query, parameter: &Parameter) -> Option<String> {
    let field = parameter.field.as_ref()?;
    let read = context.schema.read_by(query).filter_map(|(_, found)| found.fields.get(field));
    let kinds: BTreeSet<&str> = read.map(|found| found.stored_type().name()).collect();
    (kinds.len() > 1)
        .then(|| format!("field {} is {} here", Tick(field), Vec::from_iter(kinds).join(" and ")))
}
