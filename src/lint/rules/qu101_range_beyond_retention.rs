//! QU101: a query asks for more than its bucket keeps.

use std::collections::BTreeSet;

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
        let Some(start) = query.range.as_ref().map(|range| range.ends().0) else { continue };
        let Some(back) = start.strip_prefix('-').and_then(seconds) else { continue };
        let buckets: BTreeSet<&str> = schema.read_by(query).map(|(_, it)| it.bucket.as_str()).collect();
        for bucket in buckets {
            let Some(Retention::For(kept)) = schema.buckets.get(bucket).map(|it| it.retention) else {
                continue;
            };
            if back <= kept.as_secs() {
                continue;
            }
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
