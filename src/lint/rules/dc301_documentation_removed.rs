//! DC301: documentation was removed.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, FromTo},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DC301"),
    name: "documentation-removed",
    severity: Severity::Warning,
    summary: "documentation was removed",
    doc: include_str!("../../../docs/rules/DC301.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let key = match change.difference.changed {
        Changed::Documentation { key, from: Some(_), to: None } => key,
        Changed::Unit(FromTo { from: Some(_), to: None }) => "unit",
        _ => return None,
    };
    Some(
        change
            .finding_at(&RULE, key, format!("{} has no `{key}` any more", change.words()))
            .help("leave it, or write what holds now"),
    )
}
