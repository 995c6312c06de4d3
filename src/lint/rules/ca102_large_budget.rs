//! CA102: a tag may have more than 10,000 values.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    estimate::grouped,
    lint::{Rule, context::Context, rule::Check},
    model::Tag,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("CA102"),
    name: "large-budget",
    severity: Severity::Warning,
    summary: "a tag may have more than 10,000 values",
    doc: include_str!("../../../docs/rules/CA102.md"),
    check: Check::Schema(check),
};

/// As many values as a tag should have.
const MANY: u64 = 10_000;

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, tag) in &context.schema.tags {
        if let Some(budget) = tag.budget().filter(|budget| *budget > MANY) {
            out.push(
                RULE.finding(format!("tag {} may have {} values", Tick(key), grouped(budget)), place(key, tag))
                    .note("more than 10,000 values of one tag: each makes a series of its own in every measurement that carries it")
                    .help("make it a field if queries seldom filter or group by it, or lower the budget"),
            );
        }
    }
}

fn place(key: &str, tag: &Tag) -> Place {
    Place::value(["tags", key, if tag.max_values.is_some() { "max_values" } else { "values" }])
}
