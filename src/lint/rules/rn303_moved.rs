//! RN303: a measurement is moved to another bucket.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RN303"),
    name: "moved",
    severity: Severity::Warning,
    summary: "a measurement is moved to another bucket",
    doc: include_str!("../../../docs/rules/RN303.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Measurement(_), Changed::Moved { buckets, stated: true }) = change.parts() else {
        return None;
    };
    Some(
        change.finding_at(&RULE, "bucket", format!("{} moves from {} to {}", change.words(), Tick(buckets.from), Tick(buckets.to)))
            .note("`apply` copies the points; `complete` takes the old ones away when nothing uses them any more")
            .help("queries, dashboards and writers have to change the bucket meanwhile"),
    )
}
