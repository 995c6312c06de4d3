//! JS103: an example does not satisfy its JSON Schema.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, json_schemas::violations, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("JS103"),
    name: "example-against-schema",
    severity: Severity::Error,
    summary: "an example does not satisfy its JSON Schema",
    doc: include_str!("../../../docs/rules/JS103.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for json in context.json_texts().filter(|json| json.is_json) {
        let validator = json.schema.and_then(|schema| context.json_schemas.get(schema));
        let (Some(Ok(validator)), Some(example)) = (validator, json.example) else { continue };
        let violations = violations(validator, example);
        if !violations.is_empty() {
            let message = format!("the example of {} does not satisfy its schema", Tick(json.name));
            let mut finding = RULE.finding(message, json.place("example"));
            finding.notes = violations;
            out.push(finding.help("correct the example, or the schema if the example is real"));
        }
    }
}
