//! RF109: a source is spelled almost like a measurement.
//!
//! A source may be anything, such as another program: only what looks like a slip is told.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF109"),
    name: "source-almost-known",
    severity: Severity::Note,
    summary: "a source is spelled almost like a measurement",
    doc: include_str!("../../../docs/rules/RF109.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let schema = context.schema;
    let measurements = schema.measurements.iter().map(|(key, it)| ("measurements", key, &it.source));
    let tables = schema.tables.iter().map(|(key, it)| ("tables", key, &it.source));
    // The same source often feeds many measurements: each text is compared once.
    let mut meant: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (section, key, sources) in measurements.chain(tables) {
        for (index, source) in sources.iter().enumerate() {
            if schema.measurements.contains_key(source) {
                continue;
            }
            let candidates = || schema.measurements.keys().map(String::as_str);
            let found = meant.entry(source).or_insert_with(|| context.misspelt(source, candidates()));
            if let Some(name) = found {
                let place = Place::value([section, key, "source", &index.to_string()]);
                out.push(
                    RULE.finding(format!("the source {} is no measurement", Tick(source)), place)
                        .help(format!("did you mean {}?", Tick(name))),
                );
            }
        }
    }
}
