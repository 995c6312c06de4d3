//! CA101: a tag has neither pattern, values nor budget.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("CA101"),
    name: "anything-goes",
    severity: Severity::Warning,
    summary: "a tag has neither pattern, values nor budget",
    doc: include_str!("../../../docs/rules/CA101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, tag) in &context.schema.tags {
        let said = tag.pattern.is_some() || tag.budget().is_some() || tag.derive.is_some();
        if !said && tag.depends_on.is_empty() {
            out.push(
                RULE.finding(format!("nothing says what values tag {} takes", Tick(key)), Place::key(["tags", key]))
                    .note("every new value makes new series, and the index of all series stays in the server's memory")
                    .help("give it `values`, or a `pattern` and the budget `max_values`"),
            );
        }
    }
}
