//! RN302: something has a new name on the server.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::Changed,
    lint::{
        Rule,
        changes::{self, Change},
        rule::Check,
    },
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RN302"),
    name: "renamed",
    severity: Severity::Warning,
    summary: "something has a new name on the server",
    doc: include_str!("../../../docs/rules/RN302.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::Renamed { names, stated: true }) = change.parts() else { return None };
    Some(
        change.finding_at(&RULE, "renamed_from", changes::called(change, *names))
            .note("`apply` copies what is stored; `complete` takes the old name away when nothing uses it any more")
            .help("queries, dashboards and writers have to change their name of it meanwhile"),
    )
}
