//! BC309: the unit of a value is another one.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, FromTo},
    lint::{Rule, changes::Change, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("BC309"),
    name: "unit-changed",
    severity: Severity::Error,
    summary: "the unit of a value is another one",
    doc: include_str!("../../../docs/rules/BC309.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::Unit(FromTo { from: Some(from), to: Some(to) })) = change.parts() else { return None };
    Some(
        change
            .finding_at(
                &RULE,
                "unit",
                format!("{} is in {} instead of {}", change.words(), Tick(to), Tick(from)),
            )
            .note("old points keep their numbers: from now on equal numbers mean different things")
            .help("add a field for the new unit, or convert the old points and state it in the description"),
    )
}
