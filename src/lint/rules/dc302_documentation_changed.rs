//! DC302: documentation was changed.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::Changed,
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DC302"),
    name: "documentation-changed",
    severity: Severity::Note,
    summary: "documentation was changed",
    doc: include_str!("../../../docs/rules/DC302.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::Documentation { key, from: Some(_), to: Some(_) }) = change.parts() else { return None };
    Some(
        change
            .finding_at(&RULE, key, format!("the `{key}` of {} changed", change.words()))
            .help("see that nobody relied on what it said before"),
    )
}
