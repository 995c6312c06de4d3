//! TY306: a column has another type.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY306"),
    name: "column-type-changed",
    severity: Severity::Error,
    summary: "a column has another type",
    doc: include_str!("../../../docs/rules/TY306.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Column { .. }, Changed::Type { types, .. }) = change.parts() else { return None };
    Some(
        change.finding_at(&RULE, "type", format!("{} is {} instead of {}", change.words(), types.to, types.from))
            .note("the table is built anew and its rows copied; what cannot be read as the new type is found before")
            .help("look with `fluxform plan` before you apply it"),
    )
}
