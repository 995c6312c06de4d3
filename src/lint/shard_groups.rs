//! What the two rules on the number of shard groups have in common.

use crate::{
    diagnostic::{Diagnostic, Place},
    estimate::{HORIZON_WORDS, grouped},
    model::Retention,
    words::Tick,
};

use super::{Rule, context::Context};

/// More shard groups than this bring a server down.
pub(super) const TOO_MANY: u64 = 2_000;

/// The finding of `rule`, at the bucket that has the most shard groups.
pub(super) fn finding(rule: &Rule, context: &Context<'_>) -> Option<Diagnostic> {
    let shards = &context.shards;
    let most = shards.buckets.first()?;
    let bucket = context.schema.buckets.get(most.bucket)?;
    let keeping = bucket.keeping();
    let (total, groups) = (grouped(shards.total), grouped(most.groups));
    let share = if shards.total == most.groups { "all" } else { &groups };
    let message =
        format!("the buckets lead to {total} shard groups, {share} of them in {}", Tick(most.bucket));
    let part = if bucket.shard_group_duration.is_some() { "shard_group_duration" } else { "retention" };
    let kept = match keeping.retention {
        Retention::Infinite => format!("{HORIZON_WORDS} of an infinite retention"),
        Retention::For(span) => span.to_string(),
    };
    let duration = keeping.shard_group_duration;
    let arithmetic = format!("{kept} / {duration} + the group being written = {groups} shard groups");
    let cost = format!(
        "each takes 9 open files, 110 kB and 10 ms to open: {} open files in all",
        grouped(shards.total.saturating_mul(9))
    );
    let finding = rule.finding(message, Place::value(["buckets", most.bucket, part]));
    Some(finding.note(arithmetic).note(cost).help("choose a longer `shard_group_duration`, such as `7d`"))
}
