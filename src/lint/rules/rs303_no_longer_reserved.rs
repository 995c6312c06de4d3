//! RS303: a retired name is no longer kept from being used again.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::Changed,
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RS303"),
    name: "no-longer-reserved",
    severity: Severity::Warning,
    summary: "a retired name is no longer kept from being used again",
    doc: include_str!("../../../docs/rules/RS303.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::NoLongerRetired) = change.parts() else { return None };
    Some(
        change
            .finding(&RULE, format!("{} is no longer listed as retired", change.words()))
            .note("old points with it may still be there: a later use with another type would break them")
            .help("leave it until the retention of its bucket has passed since its last point"),
    )
}
