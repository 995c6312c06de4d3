//! TY103: a constraint does not apply to the type of its field.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::{Field, FieldKind},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY103"),
    name: "constraint-without-type",
    severity: Severity::Error,
    summary: "a constraint does not apply to the type of its field",
    doc: include_str!("../../../docs/rules/TY103.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, _, field, definition) in context.fields() {
        for constraint in misplaced(definition) {
            let message = format!(
                "`{constraint}` says nothing about {}, which is {}",
                Tick(field),
                kind(definition.kind)
            );
            let place = Place::value(["measurements", key, "fields", field, constraint]);
            out.push(RULE.finding(message, place).help(applies_to(constraint)));
        }
    }
}

fn misplaced(field: &Field) -> Vec<&'static str> {
    let kind = field.kind;
    let number = kind.stored_type().is_numeric();
    let text = matches!(kind, FieldKind::String | FieldKind::Json);
    let given = [
        ("min", field.min.is_some() && !number),
        ("max", field.max.is_some() && !number),
        ("values", !field.values.is_empty() && kind != FieldKind::String),
        ("max_bytes", field.max_bytes.is_some() && !text),
    ];
    given.into_iter().filter_map(|(constraint, misplaced)| misplaced.then_some(constraint)).collect()
}

fn kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Float => "a float",
        FieldKind::Integer => "an integer",
        FieldKind::Unsigned => "an unsigned integer",
        FieldKind::String => "a string",
        FieldKind::Boolean => "a boolean",
        FieldKind::Json => "JSON text",
    }
}

fn applies_to(constraint: &str) -> &'static str {
    match constraint {
        "min" | "max" => "`min` and `max` apply to numbers",
        "values" => "`values` applies to strings",
        _ => "`max_bytes` applies to strings and JSON text",
    }
}
