//! DS308: a table was removed.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DS308"),
    name: "table-removed",
    severity: Severity::Warning,
    summary: "a table was removed",
    doc: include_str!("../../../docs/rules/DS308.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Table(_), Changed::Removed(_)) = change.parts() else { return None };
    Some(
        change
            .finding(&RULE, format!("{} was removed", change.words()))
            .note("it stays in the database, and nobody looks after it any more")
            .help("if it is meant, drop it by hand when nothing uses it any more"),
    )
}
