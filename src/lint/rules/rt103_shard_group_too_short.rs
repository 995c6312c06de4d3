//! RT103: a shard group is shorter than an hour.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::Span,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RT103"),
    name: "shard-group-too-short",
    severity: Severity::Error,
    summary: "a shard group is shorter than an hour",
    doc: include_str!("../../../docs/rules/RT103.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, bucket) in &context.schema.buckets {
        if let Some(group) = bucket.shard_group_duration
            && group < Span::HOUR
        {
            let message = format!("bucket {} cannot have shard groups of {group}", Tick(key));
            out.push(
                RULE.finding(message, Place::value(["buckets", key, "shard_group_duration"]))
                    .note("InfluxDB makes 1h of it, so that the server would never match the definition")
                    .help("write `1h` or more"),
            );
        }
    }
}
