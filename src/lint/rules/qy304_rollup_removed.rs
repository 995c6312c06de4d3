//! QY304: a rollup was removed.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QY304"),
    name: "rollup-removed",
    severity: Severity::Warning,
    summary: "a rollup was removed",
    doc: include_str!("../../../docs/rules/QY304.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Rollup(_), Changed::Removed(_)) = change.parts() else { return None };
    Some(
        change
            .finding(&RULE, format!("{} was removed", change.words()))
            .note("nothing fills its target any more; what is there stays")
            .help("see who reads the target before it goes"),
    )
}
