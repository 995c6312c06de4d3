//! NM110: a name is empty.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM110"),
    name: "empty-name",
    severity: Severity::Error,
    summary: "a name is empty",
    doc: include_str!("../../../docs/rules/NM110.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for named in context.names.iter().filter(|named| named.name.is_empty()) {
        out.push(
            RULE.finding(format!("the name of this {} is empty", named.kind.noun()), named.place())
                .note("no point can carry an empty name; a bucket without one is created but cannot be named in a query")
                .help("give it a name"),
        );
    }
}
