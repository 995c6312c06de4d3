//! BC308: the pattern of a tag is another one.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{
        Rule,
        changes::{Change, shown},
        rule::Check,
    },
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("BC308"),
    name: "pattern-changed",
    severity: Severity::Warning,
    summary: "the pattern of a tag is another one",
    doc: include_str!("../../../docs/rules/BC308.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Tag(_), Changed::Pattern(pattern)) = change.parts() else { return None };
    Some(
        change
            .finding_at(
                &RULE,
                "pattern",
                format!(
                    "the pattern of {} is {} instead of {}",
                    change.words(),
                    shown(pattern.to),
                    shown(pattern.from)
                ),
            )
            .note("whether the one takes all that the other took cannot be told from the patterns")
            .help("try it on the values that there are: `fluxform verify` does, on points as line protocol"),
    )
}
