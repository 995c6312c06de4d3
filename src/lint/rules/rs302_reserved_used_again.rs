//! RS302: a retired name is used again.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::Changed,
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RS302"),
    name: "reserved-used-again",
    severity: Severity::Warning,
    summary: "a retired name is used again",
    doc: include_str!("../../../docs/rules/RS302.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::UsedAgain { was, now }) = change.parts() else { return None };
    if was.is_some() && was != now {
        return None;
    }
    Some(
        change
            .finding(&RULE, format!("{} is used again", change.words()))
            .note("old points with it may still be there, and mean what it meant before")
            .help("choose another name if it means something else now"),
    )
}
