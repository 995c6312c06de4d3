//! BC304: values that were allowed are out of bounds now.

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
    code: Code::new("BC304"),
    name: "bounds-narrowed",
    severity: Severity::Error,
    summary: "values that were allowed are out of bounds now",
    doc: include_str!("../../../docs/rules/BC304.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Field { .. }, Changed::Bounds { min, max }) = change.parts() else { return None };
    changes::narrows(*min, *max).then(|| {
        changes::bounds(change, &RULE, *min, *max)
            .note("the server holds nobody to it; `verify` and the generated types refuse what is beyond")
            .help("let writers keep to the new bounds first")
    })
}
