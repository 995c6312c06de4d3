//! DS303: a measurement was removed, and nothing says so.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Gone, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DS303"),
    name: "measurement-removed",
    severity: Severity::Error,
    summary: "a measurement was removed, and nothing says so",
    doc: include_str!("../../../docs/rules/DS303.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Measurement(_), Changed::Removed(Gone::Unstated)) = change.parts() else { return None };
    Some(
        change.finding(&RULE, format!("{} was removed", change.words()))
            .note("its points stay on the server until they expire; nothing is deleted because a line is missing")
            .help("keep it, or say since when and why it is gone under the top-level `retired`"),
    )
}
