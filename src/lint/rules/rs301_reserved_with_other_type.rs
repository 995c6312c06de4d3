//! RS301: a retired name is used again, with another type.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::Changed,
    lint::{Rule, changes::Change, rule::Check},
    words::article,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RS301"),
    name: "reserved-with-other-type",
    severity: Severity::Error,
    summary: "a retired name is used again, with another type",
    doc: include_str!("../../../docs/rules/RS301.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::UsedAgain { was, now }) = change.parts() else { return None };
    if was.is_none() || was == now {
        return None;
    }
    let old = was.map(article).unwrap_or_default();
    Some(
        change.finding(&RULE, format!("{} is used again; when it was retired it was {old}", change.words()))
            .note("shard groups may hold it still: there points with the new type are rejected, and queries over both fail or miss one")
            .help("choose another name, and leave the old one retired"),
    )
}
