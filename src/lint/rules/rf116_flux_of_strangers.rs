//! RF116: raw Flux names something that is not defined.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{
        Rule,
        context::Context,
        raw_flux::{Reading, line},
        rule::Check,
    },
    words::{Tick, list},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF116"),
    name: "flux-of-strangers",
    severity: Severity::Warning,
    summary: "raw Flux names something that is not defined",
    doc: include_str!("../../../docs/rules/RF116.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in context.schema.queries.iter().filter(|(_, query)| query.flux.is_some()) {
        for reading in Reading::of(context.schema, query) {
            match reading.bucket {
                Some(bucket) => {
                    measurements(context, key, bucket, &reading, out);
                    members(context, key, &reading, out);
                }
                None => out.extend(unknown_bucket(context, key, &reading)),
            }
        }
    }
}

/// Buckets of the server itself begin with an underscore.
fn unknown_bucket(context: &Context<'_>, key: &str, reading: &Reading<'_>) -> Option<Diagnostic> {
    let bucket = &reading.said.bucket;
    let known: Vec<String> = context.schema.bucket_names().into_iter().collect();
    (!bucket.text.starts_with('_')).then(|| {
        let finding = RULE.finding(
            format!("there is no bucket {}", Tick(&bucket.text)),
            line(context.schema, key, bucket.line),
        );
        context.suggest_by(finding, &bucket.text, &known, |_| None)
    })
}

fn measurements(
    context: &Context<'_>,
    key: &str,
    bucket: &str,
    reading: &Reading<'_>,
    out: &mut Vec<Diagnostic>,
) {
    let held = context.schema.measurements_of(bucket);
    let known: Vec<String> = held.map(|(key, it)| it.server_name(key).to_owned()).collect();
    for name in reading.said.measurements.iter().filter(|name| !known.contains(&name.text)) {
        let message = format!("bucket {} has no measurement {}", Tick(bucket), Tick(&name.text));
        let finding = RULE.finding(message, line(context.schema, key, name.line));
        out.push(context.suggest_by(finding, &name.text, &known, |_| None));
    }
}

/// Fields and tags, where it is known which measurements are read.
fn members(context: &Context<'_>, key: &str, reading: &Reading<'_>, out: &mut Vec<Diagnostic>) {
    if reading.measurements.is_empty() {
        return;
    }
    let read = list(reading.measurements.iter().map(|(key, _)| *key));
    let has_no = if reading.measurements.len() == 1 { "has no" } else { "have no" };
    let fields: Vec<String> =
        reading.measurements.iter().flat_map(|(_, it)| it.fields.keys().cloned()).collect();
    let tags: Vec<String> = reading.tags(context.schema).iter().map(|(_, name)| (*name).to_owned()).collect();
    for (what, said, known) in
        [("field", &reading.said.fields, &fields), ("tag", &reading.said.columns, &tags)]
    {
        for name in said.iter().filter(|name| !known.contains(&name.text)) {
            let finding = RULE.finding(
                format!("{read} {has_no} {what} {}", Tick(&name.text)),
                line(context.schema, key, name.line),
            );
            out.push(if what == "tag" && fields.contains(&name.text) {
                finding.help("it is a field, and no column before a `pivot`: compare `r._field` with its name, and `r._value`")
            } else {
                context.suggest_by(finding, &name.text, known, |_| None)
            });
        }
    }
}
