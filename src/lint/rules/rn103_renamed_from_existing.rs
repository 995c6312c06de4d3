//! RN103: a former name is still in use, or claimed twice.

use std::collections::{HashMap, HashSet};

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, names::Kind, rule::Check},
    model::{Table, same_name},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RN103"),
    name: "renamed-from-existing",
    severity: Severity::Error,
    summary: "a former name is still in use, or claimed twice",
    doc: include_str!("../../../docs/rules/RN103.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let schema = context.schema;
    let buckets = schema.buckets.iter().map(|(key, it)| (key, "", &it.renamed_from));
    section("buckets", context.named(Kind::Bucket).map(|named| ("", named.name)), buckets, out);
    let tags = schema.tags.iter().map(|(key, it)| (key, "", &it.renamed_from));
    section("tags", std::iter::empty(), tags, out);
    let of_bucket = || schema.measurements.iter().map(|(key, it)| (key, it.bucket.as_str(), it));
    section(
        "measurements",
        of_bucket().map(|(key, bucket, it)| (bucket, it.server_name(key))),
        of_bucket().map(|(key, bucket, it)| (key, bucket, &it.renamed_from)),
        out,
    );
    let tables = || schema.tables.iter().map(|(key, it)| (key, "", &it.renamed_from));
    section("tables", schema.tables.keys().map(|key| ("", key.as_str())), tables(), out);
    schema.tables.iter().for_each(|(key, table)| columns(key, table, out));
    for (key, measurement) in &schema.measurements {
        for (field, definition) in &measurement.fields {
            for (index, old) in definition.renamed_from.iter().enumerate() {
                if measurement.fields.contains_key(old) {
                    let path = ["measurements", key, "fields", field, "renamed_from", &index.to_string()];
                    out.push(still_used(old, Place::value(path)));
                }
            }
        }
    }
}

/// Checks the columns of a table, whose names SQLite compares without regard to case.
fn columns(key: &str, table: &Table, out: &mut Vec<Diagnostic>) {
    let mut claimed: HashMap<String, Place> = HashMap::new();
    for (at, column) in table.columns.iter().enumerate() {
        for (index, old) in column.renamed_from.iter().enumerate() {
            let path = ["tables", key, "columns", &at.to_string(), "renamed_from", &index.to_string()];
            let place = Place::value(path);
            if table.columns.iter().any(|other| same_name(&other.name, old)) {
                out.push(still_used(old, place));
            } else if let Some(first) = claimed.insert(old.to_ascii_lowercase(), place.clone()) {
                out.push(claimed_twice(old, place, first));
            }
        }
    }
}

/// Checks one section: names in use and former names, each within a bucket where that matters.
fn section<'a>(
    section: &str,
    used: impl Iterator<Item = (&'a str, &'a str)>,
    renamed: impl Iterator<Item = (&'a String, &'a str, &'a Vec<String>)>,
    out: &mut Vec<Diagnostic>,
) {
    let used: HashSet<(&str, &str)> = used.collect();
    let mut claimed: HashMap<(&str, &str), Place> = HashMap::new();
    for (key, within, names) in renamed {
        for (index, old) in names.iter().enumerate() {
            let place = || Place::value([section, key, "renamed_from", &index.to_string()]);
            if used.contains(&(within, old.as_str())) {
                out.push(still_used(old, place()));
            } else if let Some(first) = claimed.insert((within, old), place())
                && section != "tags"
            {
                out.push(claimed_twice(old, place(), first));
            }
        }
    }
}

fn claimed_twice(old: &str, place: Place, first: Place) -> Diagnostic {
    RULE.finding(format!("two things claim to have been called {}", Tick(old)), place)
        .related(first, "the first one")
        .help("only one of them can take over its data: remove the other `renamed_from`")
}

fn still_used(old: &str, place: Place) -> Diagnostic {
    RULE.finding(format!("{} is still in use, so nothing was renamed from it", Tick(old)), place)
        .help("remove the name here, or the definition that still uses it")
}
