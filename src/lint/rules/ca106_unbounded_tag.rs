//! CA106: a tag has a pattern but no budget.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("CA106"),
    name: "unbounded-tag",
    severity: Severity::Warning,
    summary: "a tag has a pattern but no budget",
    doc: include_str!("../../../docs/rules/CA106.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, tag) in &context.schema.tags {
        let bounded = tag.budget().is_some() || tag.derive.is_some() || !tag.depends_on.is_empty();
        if tag.pattern.is_some() && !bounded {
            out.push(
                RULE.finding(format!("nothing bounds the number of values of tag {}", Tick(key)), Place::key(["tags", key]))
                    .note("a pattern says what a value looks like, not how many there are: no estimate of the series is possible")
                    .help("give it the budget `max_values`: how many different values there may be at a time"),
            );
        }
    }
}
