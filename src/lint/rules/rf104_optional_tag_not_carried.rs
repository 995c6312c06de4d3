//! RF104: an optional tag is none of the tags of its measurement.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF104"),
    name: "optional-tag-not-carried",
    severity: Severity::Error,
    summary: "an optional tag is none of the tags of its measurement",
    doc: include_str!("../../../docs/rules/RF104.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, measurement) in &context.schema.measurements {
        for (index, tag) in measurement.optional_tags.iter().enumerate() {
            if !measurement.tags.contains(tag) {
                let place = Place::value(["measurements", key, "optional_tags", &index.to_string()]);
                let finding =
                    RULE.finding(format!("{} does not carry the tag {}", Tick(key), Tick(tag)), place);
                out.push(context.suggest(finding, tag, &measurement.tags));
            }
        }
    }
}
