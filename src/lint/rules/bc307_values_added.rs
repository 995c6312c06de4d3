//! BC307: values are allowed that were not before.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::Changed,
    lint::{
        Rule,
        changes::{self, Change},
        rule::Check,
    },
    words::list,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("BC307"),
    name: "values-added",
    severity: Severity::Warning,
    summary: "values are allowed that were not before",
    doc: include_str!("../../../docs/rules/BC307.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::Values { gone, new, bounded }) = change.parts() else { return None };
    (!changes::takes_less(gone, *bounded)).then(|| {
        let message = if bounded.to {
            format!("{} may be {} now", change.words(), list(new.iter().copied()))
        } else {
            format!("{} may have any value now", change.words())
        };
        change
            .finding_at(&RULE, "values", message)
            .note("what treats every value by name does not know it")
            .help("let readers know it before writers send it")
    })
}
