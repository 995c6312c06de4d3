//! BC306: values that were allowed no longer are.

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
    code: Code::new("BC306"),
    name: "values-removed",
    severity: Severity::Error,
    summary: "values that were allowed no longer are",
    doc: include_str!("../../../docs/rules/BC306.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::Values { gone, new, bounded }) = change.parts() else { return None };
    changes::takes_less(gone, *bounded).then(|| {
        let message = if bounded.from {
            format!("{} no longer has {}", change.words(), list(gone.iter().copied()))
        } else {
            format!("{} has only {} now; before, any value", change.words(), list(new.iter().copied()))
        };
        change
            .finding_at(&RULE, "values", message)
            .note("points of writers that still send it do not fit, and old points have it until they expire")
            .help("keep it as long as it is written or stored")
    })
}
