//! DS309: something was retired.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Gone},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DS309"),
    name: "retired",
    severity: Severity::Note,
    summary: "something was retired",
    doc: include_str!("../../../docs/rules/DS309.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::Removed(Gone::Retired { delete: false })) = change.parts() else { return None };
    Some(
        change.finding(&RULE, format!("{} is retired", change.words()))
            .note("its points stay until they expire, and its name is kept from being used again with another type")
            .help("tell whoever writes or reads it"),
    )
}
