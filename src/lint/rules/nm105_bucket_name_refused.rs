//! NM105: the server refuses the name of a bucket.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, names::Kind, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM105"),
    name: "bucket-name-refused",
    severity: Severity::Error,
    summary: "the server refuses the name of a bucket",
    doc: include_str!("../../../docs/rules/NM105.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for bucket in context.named(Kind::Bucket) {
        let why = if bucket.name.starts_with('_') {
            "Buckets may not start with underscore"
        } else if bucket.name.contains('"') {
            "a bucket name cannot contain a double quote"
        } else {
            continue;
        };
        out.push(
            RULE.finding(format!("no bucket can be called {}", Tick(bucket.name)), bucket.place())
                .note(format!("InfluxDB answers 400 when it is created: {why}"))
                .help("give the bucket another name"),
        );
    }
}
