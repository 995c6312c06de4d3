//! BC303: a field was added that every point has to have.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, New, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("BC303"),
    name: "field-required-of-writers",
    severity: Severity::Note,
    summary: "a field was added that every point has to have",
    doc: include_str!("../../../docs/rules/BC303.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Field { .. } | Subject::Column { .. }, Changed::Added(New::Required)) = change.parts()
    else {
        return None;
    };
    Some(
        change
            .finding(&RULE, format!("{} is new and required", change.words()))
            .note("points of writers that do not know it yet do not fit, and old points lack it")
            .help("`optional: true` for as long as some writers do not send it"),
    )
}
