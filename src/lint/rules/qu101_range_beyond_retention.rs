//! QU101: a query asks for more than its bucket keeps.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, durations::seconds, rule::Check},
    model::Retention,
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
        let measurement = query.from.as_ref().and_then(|from| schema.measurements.get(from));
        let bucket = measurement.and_then(|it| Some((&it.bucket, schema.buckets.get(&it.bucket)?)));
        let (Some((bucket, definition)), Some(range)) = (bucket, &query.range) else { continue };
        let back = range.ends().0.strip_prefix('-').and_then(seconds);
        let (Retention::For(kept), Some(back)) = (definition.retention, back) else { continue };
        if back > kept.as_secs() {
            let start = range.ends().0;
            let message =
                format!("query {} asks for {start}, but bucket {} keeps {kept}", Tick(key), Tick(bucket));
            out.push(
                RULE.finding(message, Place::value(["queries", key, "range"]))
                    .note("what is older is gone: the answer has a gap that looks like no data")
                    .help("shorten the range, or keep the points longer"),
            );
        }
    }
}
