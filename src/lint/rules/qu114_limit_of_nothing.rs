//! QU114: a query asks for no rows.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, queries::place, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU114"),
    name: "limit-of-nothing",
    severity: Severity::Error,
    summary: "a query asks for no rows",
    doc: include_str!("../../../docs/rules/QU114.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, _) in context.schema.queries.iter().filter(|(_, query)| query.limit == Some(0)) {
        let finding = RULE.finding(format!("query {} asks for no rows", Tick(key)), place(key, ["limit"]));
        out.push(finding.help("give the most rows that there shall be, or leave `limit` out"));
    }
}
