//! QU105: a parameter is of no type, or its example does not fit.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::{FieldType, Parameter, Scalar},
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
            if parameter.tag.is_some() == parameter.value_type.is_some() {
                let message = format!("parameter {} needs either a `tag` or a `type`", Tick(name));
                out.push(RULE.finding(message, Place::key(["queries", key, "parameters", name])));
            } else if let Some(why) = objection(context, parameter) {
                let message = format!("the example of parameter {} {why}", Tick(name));
                let place = Place::value(["queries", key, "parameters", name, "example"]);
                out.push(
                    RULE.finding(message, place).help("give a value that the generated query can run with"),
                );
            }
        }
    }
}

fn objection(context: &Context<'_>, parameter: &Parameter) -> Option<String> {
    match (&parameter.tag, parameter.value_type) {
        (Some(tag), _) => not_a_value(context, tag, &parameter.example.to_string()),
        (None, Some(kind)) => (!fits(kind, &parameter.example)).then(|| format!("is not of the type {kind}")),
        (None, None) => None,
    }
}

fn not_a_value(context: &Context<'_>, key: &str, example: &str) -> Option<String> {
    let tag = context.schema.tags.get(key)?;
    if !tag.values.is_empty() && !tag.values.iter().any(|value| value == example) {
        return Some(format!("is none of the values of tag {}", Tick(key)));
    }
    let pattern = context.patterns.get(key)?.as_ref().ok()?;
    (!pattern.is_match(example)).then(|| format!("does not match the pattern of tag {}", Tick(key)))
}

fn fits(kind: FieldType, example: &Scalar) -> bool {
    match (kind, example) {
        (FieldType::Float, Scalar::Float(_) | Scalar::Integer(_))
        | (FieldType::Integer, Scalar::Integer(_))
        | (FieldType::Boolean, Scalar::Boolean(_))
        | (FieldType::String, Scalar::Text(_)) => true,
        (FieldType::Unsigned, Scalar::Integer(number)) => *number >= 0,
        _ => false,
    }
}
