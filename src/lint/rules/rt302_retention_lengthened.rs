//! RT302: points are kept longer than before.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{
        Rule,
        changes::{Change, kept},
        rule::Check,
    },
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RT302"),
    name: "retention-lengthened",
    severity: Severity::Note,
    summary: "points are kept longer than before",
    doc: include_str!("../../../docs/rules/RT302.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Bucket(_), Changed::Retention(keeping)) = change.parts() else { return None };
    if keeping.to.is_shorter_than(keeping.from) {
        return None;
    }
    Some(
        change
            .finding_at(
                &RULE,
                "retention",
                format!(
                    "{} keeps points {} instead of {}",
                    change.words(),
                    kept(keeping.to),
                    kept(keeping.from)
                ),
            )
            .note("the disk fills up to what the longer time needs")
            .help("`docs/architecture/storage-estimates.md`, where it is generated, says how much that is"),
    )
}
