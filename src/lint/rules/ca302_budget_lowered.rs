//! CA302: a tag may have fewer values than before.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, FromTo, Subject},
    estimate::grouped,
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("CA302"),
    name: "budget-lowered",
    severity: Severity::Warning,
    summary: "a tag may have fewer values than before",
    doc: include_str!("../../../docs/rules/CA302.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Tag(_), Changed::Budget(FromTo { from: Some(from), to: Some(to) })) = change.parts() else {
        return None;
    };
    if to > from {
        return None;
    }
    Some(
        change
            .finding_at(
                &RULE,
                "max_values",
                format!(
                    "{} may have {} values, {} less than before",
                    change.words(),
                    grouped(*to),
                    grouped(from - to)
                ),
            )
            .note("the server holds nobody to it; `verify` and `drift` tell of more")
            .help("see how many there are: `fluxform drift` counts them"),
    )
}
