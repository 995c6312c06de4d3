//! TY101: an example does not fit the type, bounds or values of its field.

use serde_json::Value;

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::{Field, FieldKind},
    words::{Tick, list},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY101"),
    name: "example-against-type",
    severity: Severity::Error,
    summary: "an example does not fit the type, bounds or values of its field",
    doc: include_str!("../../../docs/rules/TY101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, _, field, definition) in context.fields() {
        let Some(example) = &definition.example else { continue };
        if let Some(why) = objection(definition, example) {
            let message = format!("the example of {} {why}", Tick(field));
            out.push(
                RULE.finding(message, Place::value(["measurements", key, "fields", field, "example"]))
                    .help("give a value as it really occurs"),
            );
        }
    }
}

fn objection(field: &Field, example: &Value) -> Option<String> {
    let fits = match field.kind {
        FieldKind::Float => example.is_number(),
        FieldKind::Integer => example.is_i64(),
        FieldKind::Unsigned => example.is_u64(),
        FieldKind::String => example.is_string(),
        FieldKind::Boolean => example.is_boolean(),
        FieldKind::Json => true,
    };
    if !fits {
        let article = if matches!(field.kind, FieldKind::Integer | FieldKind::Unsigned) { "an" } else { "a" };
        return Some(format!("is not {article} {}", field.kind));
    }
    bounds(field, example).or_else(|| values(field, example))
}

fn bounds(field: &Field, example: &Value) -> Option<String> {
    let number = example.as_f64()?;
    match (field.min, field.max) {
        (Some(min), _) if number < min => Some(format!("is less than {min}, its `min`")),
        (_, Some(max)) if number > max => Some(format!("is more than {max}, its `max`")),
        _ => None,
    }
}

fn values(field: &Field, example: &Value) -> Option<String> {
    let text = example.as_str().filter(|_| field.kind == FieldKind::String && !field.values.is_empty())?;
    let known = field.values.iter().any(|value| value == text);
    (!known).then(|| format!("is none of its values: {}", list(field.values.iter().map(String::as_str))))
}
