//! CA107: the budget of a tag is smaller than the values it is sure to take.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    estimate::grouped,
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("CA107"),
    name: "budget-too-small",
    severity: Severity::Warning,
    summary: "the budget of a tag is smaller than the values it is sure to take",
    doc: include_str!("../../../docs/rules/CA107.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, tag) in &context.schema.tags {
        let listed = tag.values.len() as u64;
        if let Some(budget) = tag.max_values.filter(|budget| *budget < listed) {
            let message =
                format!("tag {} lists {listed} values, but its budget is {}", Tick(key), grouped(budget));
            out.push(
                RULE.finding(message, Place::value(["tags", key, "max_values"]))
                    .note("`values` is a bound already")
                    .help("remove `max_values`"),
            );
        }
    }
}
