//! TY305: a text is JSON now, or no longer.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY305"),
    name: "text-means-otherwise",
    severity: Severity::Warning,
    summary: "a text is JSON now, or no longer",
    doc: include_str!("../../../docs/rules/TY305.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Field { .. }, Changed::Type { types, same_stored: true, .. }) = change.parts() else {
        return None;
    };
    Some(
        change
            .finding_at(
                &RULE,
                "type",
                format!("{} is {} instead of {}", change.words(), types.to, types.from),
            )
            .note("the server stores both as text: no point is rejected or rewritten")
            .help("see that what is stored can be read as what is declared now"),
    )
}
