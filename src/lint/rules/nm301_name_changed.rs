//! NM301: something has another name on the server, and nothing says what became of the old one.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::Changed,
    lint::{
        Rule,
        changes::{self, Change},
        rule::Check,
    },
    words::scalar,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM301"),
    name: "name-changed",
    severity: Severity::Error,
    summary: "something has another name on the server, and nothing says what became of the old one",
    doc: include_str!("../../../docs/rules/NM301.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::Renamed { names, stated: false }) = change.parts() else { return None };
    Some(
        change
            .finding_at(&RULE, "name", changes::called(change, *names))
            .note("what is stored stays under the old name, and nothing moves it")
            .help(format!("say `renamed_from: [{}]`", scalar(names.from)))
            .fix(change.renamed_from(names.from)),
    )
}
