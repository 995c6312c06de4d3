//! QU104: a query is not exactly one of `from`, `union` and `flux`.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU104"),
    name: "query-kind",
    severity: Severity::Error,
    summary: "a query is not exactly one of `from`, `union` and `flux`",
    doc: include_str!("../../../docs/rules/QU104.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        let kinds = [!query.from.is_empty(), !query.union.is_empty(), query.flux.is_some()];
        if kinds.into_iter().filter(|given| *given).count() != 1 {
            out.push(
                RULE.finding(
                    format!("query {} reads not exactly one thing", Tick(key)),
                    Place::key(["queries", key]),
                )
                .help("give one of `from`, measurements, `union`, a list of queries, and `flux`, raw text"),
            );
        }
    }
}
