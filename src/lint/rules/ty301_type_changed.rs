//! TY301: a field has another type, and nothing says how stored values become it.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{
        Rule,
        changes::{self, Change},
        rule::Check,
    },
    words::article,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY301"),
    name: "type-changed",
    severity: Severity::Error,
    summary: "a field has another type, and nothing says how stored values become it",
    doc: include_str!("../../../docs/rules/TY301.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Field { .. }, Changed::Type { types, same_stored: false, converts: false }) =
        change.parts()
    else {
        return None;
    };
    Some(
        change.finding_at(&RULE, "type", format!("{} is {} instead of {}", change.words(), article(types.to), article(types.from)))
            .note("as long as a shard group holds the old type, points with the new one are rejected there; after it both types stand side by side, and queries over both fail or miss one")
            .help(format!("say how stored values become it: `convert: {{ from: {} }}`, or give the new values a new name", changes::stored(types.from))),
    )
}
