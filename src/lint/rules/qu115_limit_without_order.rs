//! QU115: a query takes some rows without an order.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::{Tick, count},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU115"),
    name: "limit-without-order",
    severity: Severity::Note,
    summary: "a query takes some rows without an order",
    doc: include_str!("../../../docs/rules/QU115.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        let Some(limit) =
            query.limit.filter(|limit| *limit > 0 && query.sort.is_none() && query.flux.is_none())
        else {
            continue;
        };
        let message = format!("query {} takes {} without an order", Tick(key), count(limit, "row"));
        let finding = RULE.finding(message, Place::key(["queries", key, "limit"]));
        out.push(
            finding
                .note("which rows these are is by chance, and may be others the next time")
                .help("add a `sort`, such as `sort: { by: time, descending: true }` for the newest"),
        );
    }
}
