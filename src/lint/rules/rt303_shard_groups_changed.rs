//! RT303: shard groups cover another time than before.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RT303"),
    name: "shard-groups-changed",
    severity: Severity::Warning,
    summary: "shard groups cover another time than before",
    doc: include_str!("../../../docs/rules/RT303.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Bucket(_), Changed::ShardGroups(groups)) = change.parts() else { return None };
    Some(
        change.finding_at(&RULE, "shard_group_duration", format!("shard groups of {} cover {} instead of {}", change.words(), groups.to, groups.from))
            .note("groups that are there keep their bounds; points go as soon as the last one of their group is old enough")
            .help("a tenth of the retention, at least a day, is a good length"),
    )
}
