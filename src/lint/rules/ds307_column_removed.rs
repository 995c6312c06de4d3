//! DS307: a column was removed, and nothing says so.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Gone, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DS307"),
    name: "column-removed",
    severity: Severity::Error,
    summary: "a column was removed, and nothing says so",
    doc: include_str!("../../../docs/rules/DS307.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Column { .. }, Changed::Removed(Gone::Unstated)) = change.parts() else { return None };
    Some(
        change
            .finding(&RULE, format!("{} was removed", change.words()))
            .note("the column stays in the database, and what is in it is no longer described")
            .help("keep it, or say since when and why it is gone under `retired` of the table"),
    )
}
