//! NM111: a name begins or ends with a space.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM111"),
    name: "surrounding-space",
    severity: Severity::Warning,
    summary: "a name begins or ends with a space",
    doc: include_str!("../../../docs/rules/NM111.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for named in context.names.iter().filter(|named| named.name.trim() != named.name) {
        let message =
            format!("the name of {} {} begins or ends with a space", named.kind.noun(), Tick(named.name));
        out.push(
            RULE.finding(message, named.place())
                .note("InfluxDB trims no names: with and without the space are two different things")
                .help("remove the space"),
        );
    }
}
