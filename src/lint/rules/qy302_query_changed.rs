//! QY302: a query computes something else.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
    words::list,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QY302"),
    name: "query-changed",
    severity: Severity::Warning,
    summary: "a query computes something else",
    doc: include_str!("../../../docs/rules/QY302.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Query(_), Changed::Computes(keys)) = change.parts() else { return None };
    Some(
        change
            .finding_at(
                &RULE,
                keys.first().copied().unwrap_or("from"),
                format!("{} computes something else: {} changed", change.words(), list(keys.iter().copied())),
            )
            .help("tell whoever shows its result, or give the new query a new name"),
    )
}
