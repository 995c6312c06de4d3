//! QU101: a query asks for more than its bucket keeps.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{
        Rule,
        context::Context,
        durations::seconds,
        queries::{look_back, place},
        raw_flux::{Reading, line},
        rule::Check,
    },
    model::{Retention, Schema},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU101"),
    name: "range-beyond-retention",
    severity: Severity::Warning,
    summary: "a query asks for more than its bucket keeps",
    doc: include_str!("../../../docs/rules/QU101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let schema = context.schema;
    for (key, query) in &schema.queries {
        if let Some(back) = look_back(query) {
            let buckets: BTreeSet<&str> = schema.read_by(query).map(|(_, it)| it.bucket.as_str()).collect();
            let at = || match back.parameter {
                Some(parameter) => place(key, ["parameters", parameter, "example"]),
                None => place(key, ["range"]),
            };
            out.extend(
                buckets
                    .into_iter()
                    .filter_map(|bucket| beyond(schema, key, bucket, (back.seconds, &back.text), at())),
            );
        }
        for reading in Reading::of(schema, query) {
            let (Some(bucket), Some(back)) = (reading.bucket, &reading.said.back) else { continue };
            let Some(asked) = seconds(&back.text) else { continue };
            out.extend(beyond(
                schema,
                key,
                bucket,
                (asked, &format!("-{}", back.text)),
                line(context.schema, key, back.line),
            ));
        }
    }
}

/// The finding, if the bucket keeps less than is asked for.
fn beyond(
    schema: &Schema,
    key: &str,
    bucket: &str,
    (asked, text): (u64, &str),
    at: Place,
) -> Option<Diagnostic> {
    let Retention::For(kept) = schema.buckets.get(bucket)?.retention else { return None };
    let message = format!("query {} asks for {text}, but bucket {} keeps {kept}", Tick(key), Tick(bucket));
    (asked > kept.as_secs()).then(|| {
        RULE.finding(message, at)
            .note("what is older is gone: the answer has a gap that looks like no data")
            .help("shorten the range, or keep the points longer")
    })
}
