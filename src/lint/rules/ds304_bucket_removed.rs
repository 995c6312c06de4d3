//! DS304: a bucket was removed, and nothing says so.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Gone, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DS304"),
    name: "bucket-removed",
    severity: Severity::Error,
    summary: "a bucket was removed, and nothing says so",
    doc: include_str!("../../../docs/rules/DS304.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Bucket(_), Changed::Removed(Gone::Unstated)) = change.parts() else { return None };
    Some(
        change
            .finding(&RULE, format!("{} was removed", change.words()))
            .note("it stays on the server as it is, and nobody looks after it any more")
            .help("keep it, or say since when and why it is gone under the top-level `retired`"),
    )
}
