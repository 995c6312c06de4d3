//! BC305: values are allowed that were out of bounds before.

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
    code: Code::new("BC305"),
    name: "bounds-widened",
    severity: Severity::Note,
    summary: "values are allowed that were out of bounds before",
    doc: include_str!("../../../docs/rules/BC305.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Field { .. }, Changed::Bounds { min, max }) = change.parts() else { return None };
    (!changes::narrows(*min, *max)).then(|| {
        changes::bounds(change, &RULE, *min, *max).help("see that queries and dashboards can do with more")
    })
}
