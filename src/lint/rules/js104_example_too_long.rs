//! JS104: an example is longer than `max_bytes`.

use serde_json::Value;

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    estimate::grouped,
    lint::{Rule, context::Context, rule::Check},
    model::FieldKind,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("JS104"),
    name: "example-too-long",
    severity: Severity::Error,
    summary: "an example is longer than `max_bytes`",
    doc: include_str!("../../../docs/rules/JS104.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, _, field, definition) in context.fields() {
        let (Some(example), Some(limit)) = (&definition.example, definition.max_bytes) else { continue };
        let bytes = match (definition.kind, example) {
            (FieldKind::Json, json) => json.to_string().len() as u64,
            (FieldKind::String, Value::String(text)) => text.len() as u64,
            _ => continue,
        };
        if bytes > limit {
            let message = format!(
                "the example of {} has {} bytes, more than {}",
                Tick(field),
                grouped(bytes),
                grouped(limit)
            );
            let place = Place::value(["measurements", key, "fields", field, "example"]);
            let finding = RULE.finding(message, place);
            let finding = match definition.kind {
                FieldKind::Json => finding.note("JSON text is counted as it is written: without spaces"),
                _ => finding,
            };
            out.push(finding.help("shorten the example, or raise `max_bytes` if it is real"));
        }
    }
}
