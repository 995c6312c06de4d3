//! DS305: points will be removed from the server.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Gone},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DS305"),
    name: "data-will-be-removed",
    severity: Severity::Warning,
    summary: "points will be removed from the server",
    doc: include_str!("../../../docs/rules/DS305.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::DataToBeRemoved | Changed::Removed(Gone::Retired { delete: true })) = change.parts()
    else {
        return None;
    };
    Some(
        change.finding(&RULE, format!("the points of {} will be removed from the server", change.words()))
            .note("`complete` archives them first, and `rollback` gives them back as long as the archive is kept")
            .help("say so to whoever reads them; without `delete: true` they stay until they expire"),
    )
}
