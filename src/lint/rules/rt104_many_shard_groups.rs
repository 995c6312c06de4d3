//! RT104: the buckets lead to more than 500 shard groups.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, rule::Check, shard_groups},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RT104"),
    name: "many-shard-groups",
    severity: Severity::Warning,
    summary: "the buckets lead to more than 500 shard groups",
    doc: include_str!("../../../docs/rules/RT104.md"),
    check: Check::Schema(check),
};

/// From here on the server spends seconds and thousands of open files on shard groups.
const MANY: u64 = 500;

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let total = context.shards.total;
    if total > MANY && total <= shard_groups::TOO_MANY {
        out.extend(shard_groups::finding(&RULE, context));
    }
}
