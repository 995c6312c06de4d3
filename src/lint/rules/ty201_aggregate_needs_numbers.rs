//! TY201: a function cannot aggregate the type of a field.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{
        Rule,
        context::Context,
        functions::{holds, refusal, refuses},
        rule::Check,
    },
    model::{Aggregate, Field, FieldKind, Measurement, Query, RollupField},
    words::{Tick, list},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY201"),
    name: "aggregate-needs-numbers",
    severity: Severity::Error,
    summary: "a function cannot aggregate the type of a field",
    doc: include_str!("../../../docs/rules/TY201.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        for (_, measurement) in context.schema.read_by(query) {
            windows(key, query, measurement, out);
        }
    }
    for (key, rollup) in &context.schema.rollups {
        let Some(from) = context.schema.measurements.get(&rollup.from) else { continue };
        for (target, field) in &rollup.fields {
            let pairs: Vec<(&str, &str)> = match field {
                RollupField::Same(function) => vec![(function, target)],
                RollupField::Of(sources) => sources.iter().map(|(f, s)| (f.as_str(), s.as_str())).collect(),
            };
            for (function, source) in pairs {
                let place = Place::value(["rollups", key, "fields", target]);
                out.extend(refused(from, function, [source], place));
            }
        }
    }
}

/// One finding for each place where a function is written.
fn windows(key: &str, query: &Query, measurement: &Measurement, out: &mut Vec<Diagnostic>) {
    let Some(window) = &query.window else { return };
    for (function, keys) in window.functions() {
        let aggregates = |field: &&str| {
            let stored = measurement.fields.get(*field).map(Field::stored_type);
            match keys.as_slice() {
                ["aggregate", named] => named == field,
                ["by_type", kind] => {
                    let is_named = matches!(&window.aggregate, Some(Aggregate::ByField(all)) if all.contains_key(*field));
                    !is_named && stored.is_some_and(|stored| stored.name() == *kind)
                }
                _ => true,
            }
        };
        let read = measurement.fields.keys().map(String::as_str);
        let read =
            read.filter(|field| query.fields.is_empty() || query.fields.iter().any(|named| named == field));
        let place = Place::value(["queries", key, "window"].into_iter().chain(keys.iter().copied()));
        out.extend(refused(measurement, function, read.filter(aggregates), place));
    }
}

/// The finding, if `function` refuses any of `fields`.
fn refused<'a>(
    measurement: &Measurement,
    function: &str,
    fields: impl IntoIterator<Item = &'a str>,
    place: Place,
) -> Option<Diagnostic> {
    let kind = |field: &str| measurement.fields.get(field).map(|field| field.kind);
    let refused = fields.into_iter().filter_map(|field| Some((field, kind(field)?)));
    let refused: Vec<(&str, FieldKind)> = refused.filter(|(_, kind)| refuses(function, *kind)).collect();
    let (first, first_kind) = *refused.first()?;
    let message = format!("{} cannot aggregate {}: {}", Tick(function), Tick(first), holds(first_kind));
    let finding = RULE
        .finding(message, place)
        .note(format!("InfluxDB answers {}", refusal(function, first_kind.stored_type())));
    let finding = match &refused[1..] {
        [] => finding,
        more => finding.note(format!("nor can it aggregate {}", list(more.iter().map(|(field, _)| *field)))),
    };
    Some(finding.help(remedy(measurement, &refused)))
}

/// What would work: other fields, another function, or other data.
fn remedy(measurement: &Measurement, refused: &[(&str, FieldKind)]) -> String {
    let numeric = measurement.fields.iter().filter(|(_, field)| field.stored_type().is_numeric());
    let numeric: Vec<&str> = numeric.map(|(key, _)| key.as_str()).collect();
    let mut ways = Vec::new();
    if !numeric.is_empty() {
        ways.push(format!("name numeric fields only: {}", list(numeric)));
    }
    ways.push("use `count`, `first`, `last` or `mode`, which take any type".to_owned());
    if refused.iter().any(|(_, kind)| *kind == FieldKind::Json) {
        ways.push("write the numbers within the JSON text to numeric fields of their own".to_owned());
    }
    ways.join("; or ")
}
