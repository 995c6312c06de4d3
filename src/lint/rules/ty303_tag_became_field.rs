//! TY303: a tag is a field now.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY303"),
    name: "tag-became-field",
    severity: Severity::Error,
    summary: "a tag is a field now",
    doc: include_str!("../../../docs/rules/TY303.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Field { .. }, Changed::TagBecameField { .. }) = change.parts() else { return None };
    Some(
        change.finding(&RULE, format!("{} was a tag", change.words()))
            .note("`apply` rewrites the stored points; those that differ in the tag alone become equal, which `on_collision` decides about")
            .help("queries that filter or group by it need another way: fields are not indexed"),
    )
}
