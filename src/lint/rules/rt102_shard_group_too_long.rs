//! RT102: a shard group is longer than the retention.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::{Retention, Span},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RT102"),
    name: "shard-group-too-long",
    severity: Severity::Error,
    summary: "a shard group is longer than the retention",
    doc: include_str!("../../../docs/rules/RT102.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, bucket) in &context.schema.buckets {
        let (Retention::For(retention), Some(group)) = (bucket.retention, bucket.shard_group_duration) else {
            continue;
        };
        if group > retention && retention >= Span::HOUR {
            let message = format!(
                "shard groups of {group} do not fit into the retention of {retention} of bucket {}",
                Tick(key)
            );
            let default = bucket.retention.default_shard_group_duration();
            out.push(
                RULE.finding(message, Place::value(["buckets", key, "shard_group_duration"]))
                    .note("InfluxDB answers 500: retention policy duration must be greater than the shard duration")
                    .help(format!("leave it out for the server's default of {default}")),
            );
        }
    }
}
