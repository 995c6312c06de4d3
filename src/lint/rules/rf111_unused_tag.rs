//! RF111: no measurement carries a tag.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF111"),
    name: "unused-tag",
    severity: Severity::Warning,
    summary: "no measurement carries a tag",
    doc: include_str!("../../../docs/rules/RF111.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for key in context.schema.tags.keys().filter(|key| !context.used_tags.contains(key.as_str())) {
        out.push(
            RULE.finding(format!("no measurement carries the tag {}", Tick(key)), Place::key(["tags", key]))
                .help("list it under the `tags` of a measurement, or remove it"),
        );
    }
}
