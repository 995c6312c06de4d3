//! TY304: a field is a tag now.

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
    code: Code::new("TY304"),
    name: "field-became-tag",
    severity: Severity::Error,
    summary: "a field is a tag now",
    doc: include_str!("../../../docs/rules/TY304.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Carried { measurement, .. }, Changed::FieldBecameTag { .. }) = change.parts() else {
        return None;
    };
    Some(
        change.finding(&RULE, format!("{} was a field", change.words()))
            .note(changes::series_of(change, measurement))
            .note("`apply` rewrites the stored points: the value of the field becomes the value of the tag, as text")
            .help("see that it has few values; each makes series of its own"),
    )
}
