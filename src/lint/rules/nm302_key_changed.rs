//! NM302: something has another key here, and the same name on the server.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::Changed,
    lint::{Rule, changes::Change, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM302"),
    name: "key-changed",
    severity: Severity::Note,
    summary: "something has another key here, and the same name on the server",
    doc: include_str!("../../../docs/rules/NM302.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::KeyChanged { from }) = change.parts() else { return None };
    Some(
        change
            .finding(&RULE, format!("{} was defined as {}", change.words(), Tick(from)))
            .note("nothing changes on the server; generated names follow the key")
            .help("change what is built on the generated code with it"),
    )
}
