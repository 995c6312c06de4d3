//! RT105: the buckets lead to more than 2,000 shard groups.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, rule::Check, shard_groups},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RT105"),
    name: "too-many-shard-groups",
    severity: Severity::Error,
    summary: "the buckets lead to more than 2,000 shard groups",
    doc: include_str!("../../../docs/rules/RT105.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    if context.shards.total > shard_groups::TOO_MANY {
        let finding = shard_groups::finding(&RULE, context);
        out.extend(finding.map(|finding| {
            finding.note("measured: 2,160 groups of one bucket stopped a server for good, with 20,000 files allowed: writes answered 500, it panicked, and it did not start again")
        }));
    }
}
