//! BC315: a column or an index demands something else.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("BC315"),
    name: "constraint-changed",
    severity: Severity::Warning,
    summary: "a column or an index demands something else",
    doc: include_str!("../../../docs/rules/BC315.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Column { .. } | Subject::Index { .. }, Changed::Constraint(constraint)) = change.parts()
    else {
        return None;
    };
    Some(
        change
            .finding(
                &RULE,
                format!("{} {} now; before, it {}", change.words(), constraint.to, constraint.from),
            )
            .note("rows that are there may break it: the plan then says which, and changes nothing")
            .help("look with `fluxform plan` before you apply it"),
    )
}
