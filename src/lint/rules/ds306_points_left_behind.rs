//! DS306: a measurement has another bucket, and its points stay behind.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DS306"),
    name: "points-left-behind",
    severity: Severity::Error,
    summary: "a measurement has another bucket, and its points stay behind",
    doc: include_str!("../../../docs/rules/DS306.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Measurement(_), Changed::Moved { buckets, stated: false }) = change.parts() else {
        return None;
    };
    Some(
        change.finding_at(&RULE, "bucket", format!("{} is in {} now, and its points stay in {}", change.words(), Tick(buckets.to), Tick(buckets.from)))
            .help("add `moved_from: [{ bucket: … }]` with the name of the old bucket on the server: the points are then copied, compared and removed there"),
    )
}
