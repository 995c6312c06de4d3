//! BC313: a tag is made from the time in another way.

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
    code: Code::new("BC313"),
    name: "derived-otherwise",
    severity: Severity::Error,
    summary: "a tag is made from the time in another way",
    doc: include_str!("../../../docs/rules/BC313.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Tag(_), Changed::Derive(derive)) = change.parts() else { return None };
    Some(
        change
            .finding_at(
                &RULE,
                "derive",
                format!(
                    "{} is made from the time by {} instead of {}",
                    change.words(),
                    shown(derive.to),
                    shown(derive.from)
                ),
            )
            .note("old points keep the values that they have: the same time has two values of the tag")
            .help("define a new tag for the new form, and retire this one"),
    )
}
