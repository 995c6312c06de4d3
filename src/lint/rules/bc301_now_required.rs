//! BC301: a point may no longer lack what it could lack before.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{
        Rule,
        changes::{self, Change},
        rule::Check,
    },
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("BC301"),
    name: "now-required",
    severity: Severity::Error,
    summary: "a point may no longer lack what it could lack before",
    doc: include_str!("../../../docs/rules/BC301.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Field { .. } | Subject::Carried { .. }, Changed::Optional(false)) = change.parts() else {
        return None;
    };
    Some(
        changes::at(change, &RULE, format!("{} is no longer optional", change.words()))
            .note("points of writers that leave it out no longer fit, and the generated constructor asks for it")
            .help("let all writers send it first; then make it required"),
    )
}
