//! QU112: a condition names no value.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU112"),
    name: "condition-of-nothing",
    severity: Severity::Error,
    summary: "a condition names no value",
    doc: include_str!("../../../docs/rules/QU112.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        for (name, condition) in &query.conditions {
            if condition.operands().is_empty() {
                let place = Place::key(["queries", key, "where", name]);
                let finding = RULE.finding(format!("{} is compared with nothing", Tick(name)), place);
                out.push(finding.help("give values, or leave the condition out"));
            }
        }
    }
}
