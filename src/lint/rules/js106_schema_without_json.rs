//! JS106: a JSON Schema stands on what is not JSON.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("JS106"),
    name: "schema-without-json",
    severity: Severity::Error,
    summary: "a JSON Schema stands on what is not JSON",
    doc: include_str!("../../../docs/rules/JS106.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for json in context.json_texts().filter(|json| !json.is_json && json.schema.is_some()) {
        out.push(
            RULE.finding(
                format!("{} has a JSON Schema but is no JSON text", Tick(json.name)),
                json.place("schema"),
            )
            .help("write `type: json`, or remove the schema"),
        );
    }
}
