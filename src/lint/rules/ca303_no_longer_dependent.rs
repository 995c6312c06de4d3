//! CA303: a tag no longer follows from another one.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{
        Rule,
        changes::{self, Change},
        rule::Check,
    },
    words::list,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("CA303"),
    name: "no-longer-dependent",
    severity: Severity::Warning,
    summary: "a tag no longer follows from another one",
    doc: include_str!("../../../docs/rules/CA303.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Tag(key), Changed::DependsOn { gone, .. }) = change.parts() else { return None };
    if gone.is_empty() {
        return None;
    }
    let finding = change.finding_at(
        &RULE,
        "depends_on",
        format!("{} no longer follows from {}", change.words(), list(gone.iter().copied())),
    );
    let finding = changes::grown(change, key).into_iter().fold(finding, Diagnostic::note);
    Some(finding.help("if it still has one value for each of theirs, leave it stated"))
}
