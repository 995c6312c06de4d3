//! RN301: something was removed and something like it added.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::Changed,
    lint::{Rule, changes::Change, rule::Check},
    words::{Tick, scalar},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RN301"),
    name: "looks-like-a-rename",
    severity: Severity::Error,
    summary: "something was removed and something like it added",
    doc: include_str!("../../../docs/rules/RN301.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::LooksRenamed { from }) = change.parts() else { return None };
    Some(
        change
            .finding(
                &RULE,
                format!(
                    "{} is new, and {} is gone that was like it: is this a rename?",
                    change.words(),
                    Tick(from)
                ),
            )
            .note("as it stands, old points keep the old name, and nothing moves them")
            .help(format!("if it is one, say `renamed_from: [{}]`; if not, retire the old one", scalar(from)))
            .fix(change.renamed_from(from)),
    )
}
