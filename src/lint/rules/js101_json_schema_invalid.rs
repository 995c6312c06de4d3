//! JS101: a JSON Schema is not valid.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("JS101"),
    name: "json-schema-invalid",
    severity: Severity::Error,
    summary: "a JSON Schema is not valid",
    doc: include_str!("../../../docs/rules/JS101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for json in context.json_texts() {
        let Some(Err(broken)) = json.schema.and_then(|schema| context.json_schemas.get(schema)) else {
            continue;
        };
        let message = format!("the JSON Schema of {} is not valid", Tick(json.name));
        out.push(
            RULE.finding(message, json.place_within("schema", &broken.pointer)).note(&broken.message).help(
                "write a JSON Schema of draft 2020-12; references must stay within it, as nothing is fetched",
            ),
        );
    }
}
