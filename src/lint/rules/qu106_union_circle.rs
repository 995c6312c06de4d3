//! QU106: a query is a union of itself.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, queries::contains_itself, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU106"),
    name: "union-circle",
    severity: Severity::Error,
    summary: "a query is a union of itself",
    doc: include_str!("../../../docs/rules/QU106.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, _) in context.schema.queries.iter().filter(|(_, query)| !query.union.is_empty()) {
        if contains_itself(context.schema, key) {
            out.push(
                RULE.finding(
                    format!("query {} is a union of itself", Tick(key)),
                    Place::value(["queries", key, "union"]),
                )
                .help("remove the query that leads back to it"),
            );
        }
    }
}
