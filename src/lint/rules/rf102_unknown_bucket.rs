//! RF102: a bucket is not defined.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF102"),
    name: "unknown-bucket",
    severity: Severity::Error,
    summary: "a bucket is not defined",
    doc: include_str!("../../../docs/rules/RF102.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let buckets = &context.schema.buckets;
    for (key, measurement) in &context.schema.measurements {
        if !buckets.contains_key(&measurement.bucket) {
            let place = Place::value(["measurements", key, "bucket"]);
            let finding = RULE.finding(format!("there is no bucket {}", Tick(&measurement.bucket)), place);
            out.push(context.suggest(finding, &measurement.bucket, buckets.keys()));
        }
    }
}
