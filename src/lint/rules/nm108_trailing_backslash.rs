//! NM108: a name ends with a backslash.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM108"),
    name: "trailing-backslash",
    severity: Severity::Error,
    summary: "a name ends with a backslash",
    doc: include_str!("../../../docs/rules/NM108.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for named in context.names.iter().filter(|named| named.name.ends_with('\\')) {
        let message = format!("the name of {} {} ends with a backslash", named.kind.noun(), Tick(named.name));
        out.push(
            RULE.finding(message, named.place())
                .note("in line protocol the backslash escapes the comma, space or `=` that follows the name; a measurement so written can neither be read nor deleted")
                .help("choose a name without backslashes"),
        );
    }
}
