//! NM109: a name holds a quote or a backslash.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, names::Kind, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM109"),
    name: "needs-escaping",
    severity: Severity::Warning,
    summary: "a name holds a quote or a backslash",
    doc: include_str!("../../../docs/rules/NM109.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for named in context.names.iter().filter(|named| !named.name.ends_with('\\')) {
        let refused = named.kind == Kind::Bucket && named.name.contains('"');
        if !refused && named.name.contains(['"', '\'', '\\']) {
            let message = format!("the name of {} {} needs escapes", named.kind.noun(), Tick(named.name));
            out.push(
                RULE.finding(message, named.place())
                    .note("line protocol, Flux, InfluxQL and delete predicates each escape quotes and backslashes in another way")
                    .help("choose a name of letters, digits, `_`, `-` and `.`"),
            );
        }
    }
}
