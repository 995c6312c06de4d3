//! QY305: a rollup computes something else.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
    words::list,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QY305"),
    name: "rollup-changed",
    severity: Severity::Warning,
    summary: "a rollup computes something else",
    doc: include_str!("../../../docs/rules/QY305.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Rollup(_), Changed::Computes(keys)) = change.parts() else { return None };
    Some(
        change
            .finding_at(
                &RULE,
                keys.first().copied().unwrap_or("from"),
                format!("{} computes something else: {} changed", change.words(), list(keys.iter().copied())),
            )
            .note("points that it wrote before stay as they are")
            .help("compute old windows anew, or give the new values a new field"),
    )
}
