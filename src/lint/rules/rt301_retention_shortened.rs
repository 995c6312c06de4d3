//! RT301: points are kept for a shorter time than before.

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
    code: Code::new("RT301"),
    name: "retention-shortened",
    severity: Severity::Error,
    summary: "points are kept for a shorter time than before",
    doc: include_str!("../../../docs/rules/RT301.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Bucket(_), Changed::Retention(keeping)) = change.parts() else { return None };
    if !keeping.to.is_shorter_than(keeping.from) {
        return None;
    }
    Some(
        change.finding_at(&RULE, "retention", format!("{} keeps points {} instead of {}", change.words(), kept(keeping.to), kept(keeping.from)))
            .note("with the server's next sweep all shard groups go that are older; `apply` archives them before, if it is not told otherwise")
            .help("`fluxform plan` shows which groups; accept this finding on the bucket, with the reason, if it is meant"),
    )
}
