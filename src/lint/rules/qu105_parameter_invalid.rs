//! QU105: a parameter is of no type, or its example does not fit.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    flux,
    lint::{Rule, context::Context, rule::Check},
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
        return not_a_value(context, tag, &parameter.example.to_string());
    }
    let kind = flux::kind_of(context.schema, query, parameter)?;
    let fits = kind != ParameterType::String || matches!(parameter.example, Scalar::Text(_));
    let fits = fits && flux::literal_of(&parameter.example, kind).is_some();
    (!fits).then(|| format!("is not of the type {kind}"))
}

fn not_a_value(context: &Context<'_>, key: &str, example: &str) -> Option<String> {
    let tag = context.schema.tags.get(key)?;
    if !tag.values.is_empty() && !tag.values.iter().any(|value| value == example) {
        return Some(format!("is none of the values of tag {}", Tick(key)));
    }
    let pattern = context.patterns.get(key)?.as_ref().ok()?;
    (!pattern.is_match(example)).then(|| format!("does not match the pattern of tag {}", Tick(key)))
}
