//! DC102: a bucket does not say why its retention is what it is.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::Retention,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DC102"),
    name: "no-rationale",
    severity: Severity::Warning,
    summary: "a bucket does not say why its retention is what it is",
    doc: include_str!("../../../docs/rules/DC102.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, bucket) in
        context.schema.buckets.iter().filter(|(_, bucket)| bucket.rationale.trim().is_empty())
    {
        let long = match bucket.retention {
            Retention::Infinite => "for ever".to_owned(),
            Retention::For(span) => format!("for {span}"),
        };
        let message = format!("bucket {} does not say why it keeps its points {long}", Tick(key));
        out.push(
            RULE.finding(message, Place::key(["buckets", key]))
                .note("a retention is shortened without loss only while someone knows what it was for")
                .help("give the reason as `rationale`"),
        );
    }
}
