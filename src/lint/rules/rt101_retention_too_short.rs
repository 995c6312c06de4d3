//! RT101: a retention is shorter than an hour.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::{Retention, Span},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RT101"),
    name: "retention-too-short",
    severity: Severity::Error,
    summary: "a retention is shorter than an hour",
    doc: include_str!("../../../docs/rules/RT101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, bucket) in &context.schema.buckets {
        if let Retention::For(span) = bucket.retention
            && span < Span::HOUR
        {
            let message = format!("bucket {} cannot keep its points for {span}", Tick(key));
            out.push(
                RULE.finding(message, Place::value(["buckets", key, "retention"]))
                    .note("InfluxDB answers 500: retention policy duration must be at least 1h0m0s")
                    .help("write `1h` or more, or `infinite`"),
            );
        }
    }
}
