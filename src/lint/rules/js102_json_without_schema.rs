//! JS102: JSON text has no JSON Schema.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("JS102"),
    name: "json-without-schema",
    severity: Severity::Warning,
    summary: "JSON text has no JSON Schema",
    doc: include_str!("../../../docs/rules/JS102.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for json in context.json_texts().filter(|json| json.is_json && json.schema.is_none()) {
        out.push(
            RULE.finding(
                format!("nothing says what the JSON text of {} looks like", Tick(json.name)),
                json.here(),
            )
            .note("the server stores any text: without a schema neither writers nor readers are checked")
            .help("give it a `schema`"),
        );
    }
}
