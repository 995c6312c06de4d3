//! RF106: a query names a tag or field that its measurement does not have.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Code, Diagnostic, Part, Place, Severity},
    lint::{
        Rule,
        answers::{Table, tables},
        context::Context,
        queries::place,
        rule::Check,
    },
    model::{Aggregate, Measurement, Query},
    words::{Tick, list},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF106"),
    name: "query-of-strangers",
    severity: Severity::Error,
    summary: "a query names a tag or field that its measurement does not have",
    doc: include_str!("../../../docs/rules/RF106.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        let read: Vec<_> = context.schema.read_by(query).collect();
        for (from, measurement) in &read {
            tags(context, key, query, (from, measurement), out);
        }
        if let Some((first, _)) = read.first() {
            let from = if read.len() == 1 { Tick(first).to_string() } else { "none of them".to_owned() };
            fields(context, key, query, (&from, &read), out);
        }
        sorted(context, key, query, out);
    }
}

/// What has to be there in each measurement: conditions, and the tags of groups.
fn tags(
    context: &Context<'_>,
    key: &str,
    query: &Query,
    (from, measurement): (&str, &Measurement),
    out: &mut Vec<Diagnostic>,
) {
    let is_field = |name: &str| measurement.fields.contains_key(name);
    let has = |name: &&String| measurement.tags.contains(name);
    for name in query.conditions.keys().filter(|name| !has(name) && !is_field(name)) {
        let message = format!("{} has no tag or field {}", Tick(from), Tick(name));
        let finding = RULE.finding(message, Place::key(["queries", key, "where", name]));
        out.push(context.suggest(finding, name, measurement.tags.iter().chain(measurement.fields.keys())));
    }
    for (index, name) in query.group.iter().flatten().enumerate().filter(|(_, name)| !has(name)) {
        let place = Place::value(["queries", key, "group", &index.to_string()]);
        let finding = RULE.finding(format!("{} has no tag {}", Tick(from), Tick(name)), place);
        out.push(if is_field(name) {
            finding.help("it is a field: rows are grouped by tags")
        } else {
            context.suggest(finding, name, &measurement.tags)
        });
    }
}

/// What has to be there in one of the measurements.
fn fields(
    context: &Context<'_>,
    key: &str,
    query: &Query,
    (from, read): (&str, &[(&str, &Measurement)]),
    out: &mut Vec<Diagnostic>,
) {
    let has = |field: &str| read.iter().any(|(_, found)| found.fields.contains_key(field));
    let there: BTreeSet<&String> = read.iter().flat_map(|(_, found)| found.fields.keys()).collect();
    for (field, keys, part) in named(query).into_iter().filter(|(field, ..)| !has(field)) {
        let path = ["queries", key].into_iter().map(str::to_owned).chain(keys);
        let at = if part == Part::Key { Place::key(path) } else { Place::value(path) };
        let verb = if read.len() == 1 { format!("{from} has no") } else { format!("{from} has a") };
        let finding = RULE.finding(format!("{verb} field {}", Tick(field)), at);
        out.push(context.suggest(finding, field, there.iter().copied()));
    }
    for (from, measurement) in
        read.iter().filter(|_| read.len() > 1 && query.fields.iter().any(|field| has(field)))
    {
        if !query.fields.iter().any(|field| measurement.fields.contains_key(field)) {
            let message = format!("{} has none of the fields", Tick(from));
            let finding = RULE.finding(message, Place::key(["queries", key, "fields"]));
            out.push(finding.help("leave the measurement out, or name a field that it has"));
        }
    }
}

/// What rows are sorted by has to be a column of them, in one of the measurements or parts.
fn sorted(context: &Context<'_>, key: &str, query: &Query, out: &mut Vec<Diagnostic>) {
    let Some(sort) = &query.sort else { return };
    let tables = tables(context.schema, query);
    let columns: BTreeSet<&str> = tables.iter().flat_map(Table::columns).collect();
    for (name, index) in sort.by.places() {
        if columns.is_empty() || columns.contains(name) {
            continue;
        }
        let keys = ["sort", "by"].into_iter().map(str::to_owned).chain(index);
        let finding = RULE.finding(format!("the rows have no {} to sort by", Tick(name)), place(key, keys));
        out.push(finding.help(format!("sort by what they have: {}", list(columns.iter().copied()))));
    }
}

/// The fields that a query names: with the keys where, and whether it is the key that is the name.
fn named(query: &Query) -> Vec<(&str, Vec<String>, Part)> {
    let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    let listed = query.fields.iter().enumerate();
    let listed =
        listed.map(|(index, field)| (field.as_str(), owned(&["fields", &index.to_string()]), Part::Value));
    let aggregated = match query.window.as_ref().and_then(|window| window.aggregate.as_ref()) {
        Some(Aggregate::ByField(functions)) => functions.keys().collect(),
        _ => Vec::new(),
    };
    let aggregated = aggregated
        .into_iter()
        .map(|field| (field.as_str(), owned(&["window", "aggregate", field]), Part::Key));
    let parameters =
        query.parameters.iter().filter_map(|(name, found)| Some((name, found.field.as_deref()?)));
    let parameters =
        parameters.map(|(name, field)| (field, owned(&["parameters", name, "field"]), Part::Value));
    listed.chain(aggregated).chain(parameters).collect()
}
