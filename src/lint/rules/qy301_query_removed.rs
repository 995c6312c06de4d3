//! QY301: a query was removed.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QY301"),
    name: "query-removed",
    severity: Severity::Warning,
    summary: "a query was removed",
    doc: include_str!("../../../docs/rules/QY301.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Query(_), Changed::Removed(_)) = change.parts() else { return None };
    Some(
        change
            .finding(&RULE, format!("{} was removed", change.words()))
            .note("its file and its function are gone from what is generated")
            .help("see who runs it before it goes"),
    )
}
