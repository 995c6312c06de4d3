//! NM107: a name holds a line break or another control character.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM107"),
    name: "control-character",
    severity: Severity::Error,
    summary: "a name holds a line break or another control character",
    doc: include_str!("../../../docs/rules/NM107.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for named in context.names.iter().filter(|named| named.name.chars().any(char::is_control)) {
        let message =
            format!("the name of {} {} holds a control character", named.kind.noun(), Tick(named.name));
        out.push(
            RULE.finding(message, named.place())
                .note("a line break ends a point of line protocol: what follows is read as another point")
                .help("write the name on one line, without control characters"),
        );
    }
}
