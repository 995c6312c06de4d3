//! BC312: a text may have fewer bytes than before.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, FromTo, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("BC312"),
    name: "text-limit-lowered",
    severity: Severity::Warning,
    summary: "a text may have fewer bytes than before",
    doc: include_str!("../../../docs/rules/BC312.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Field { .. }, Changed::TextLimit(FromTo { from, to: Some(to) })) = change.parts() else {
        return None;
    };
    if from.is_some_and(|from| from < *to) {
        return None;
    }
    let before = from.map_or_else(|| "as long as it liked".to_owned(), |from| format!("up to {from} bytes"));
    Some(
        change.finding_at(&RULE, "max_bytes", format!("{} may have {to} bytes; before, {before}", change.words()))
            .help("see how long the texts are that are written: `fluxform verify` does, on points as line protocol"),
    )
}
