//! NM113: two definitions stand for one thing on the server.

use std::collections::HashMap;

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, names::Kind, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM113"),
    name: "name-taken",
    severity: Severity::Error,
    summary: "two definitions stand for one thing on the server",
    doc: include_str!("../../../docs/rules/NM113.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    buckets(context, out);
    measurements(context, out);
    tags(context, out);
}

fn buckets(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let mut first = HashMap::new();
    for bucket in context.named(Kind::Bucket) {
        if let Some(place) = first.insert(bucket.name, bucket.place()) {
            out.push(taken(format!("two buckets are called {}", Tick(bucket.name)), bucket.place(), place));
        }
    }
}

fn measurements(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let mut first = HashMap::new();
    for ((_, measurement), named) in context.schema.measurements.iter().zip(context.named(Kind::Measurement))
    {
        let bucket = measurement.bucket.as_str();
        if let Some(place) = first.insert((bucket, named.name), named.place()) {
            let message = format!("bucket {} has two measurements called {}", Tick(bucket), Tick(named.name));
            out.push(taken(message, named.place(), place));
        }
    }
}

fn tags(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, measurement) in &context.schema.measurements {
        let mut first = HashMap::new();
        for (index, tag) in measurement.tags.iter().enumerate() {
            let place = || Place::value(["measurements", key, "tags", &index.to_string()]);
            if let Some(earlier) = first.insert(context.tag_name(tag), place()) {
                let message =
                    format!("{} has two tags with the key {}", Tick(key), Tick(context.tag_name(tag)));
                out.push(taken(message, place(), earlier));
            }
        }
    }
}

fn taken(message: String, place: Place, first: Place) -> Diagnostic {
    RULE.finding(message, place)
        .related(first, "the first one")
        .note("the server cannot tell them apart: what one definition says would be done to the other")
        .help("remove one of them, or give it another `name`")
}
