//! BC314: a measurement carries a tag that it did not carry before.

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
    code: Code::new("BC314"),
    name: "tag-added",
    severity: Severity::Warning,
    summary: "a measurement carries a tag that it did not carry before",
    doc: include_str!("../../../docs/rules/BC314.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Carried { measurement, .. }, Changed::Added(_)) = change.parts() else { return None };
    Some(
        change.finding(&RULE, format!("{} is new", change.words()))
            .note(changes::series_of(change, measurement))
            .note("old points lack it: they are series of their own, and queries that group by it see them apart")
            .help("`fill: { TAG: VALUE }` on the measurement gives old points a value"),
    )
}
