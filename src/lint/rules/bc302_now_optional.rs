//! BC302: a point may lack what it always had.

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
    code: Code::new("BC302"),
    name: "now-optional",
    severity: Severity::Warning,
    summary: "a point may lack what it always had",
    doc: include_str!("../../../docs/rules/BC302.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Field { .. } | Subject::Carried { .. }, Changed::Optional(true)) = change.parts() else {
        return None;
    };
    Some(
        changes::at(change, &RULE, format!("{} is optional now", change.words()))
            .note("queries meet rows without it, and the generated type has an `Option` there")
            .help("see that queries and code can do without it before writers leave it out"),
    )
}
