//! RN102: a name is retired and defined at once.

use std::collections::HashSet;

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, names::Kind, rule::Check},
    model::{Measurement, Table, same_name},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RN102"),
    name: "retired-and-defined",
    severity: Severity::Error,
    summary: "a name is retired and defined at once",
    doc: include_str!("../../../docs/rules/RN102.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, measurement) in &context.schema.measurements {
        members(context, key, measurement, out);
    }
    context.schema.tables.iter().for_each(|(key, table)| parts(key, table, out));
    let of = |kind| context.named(kind).map(|named| named.name).collect::<HashSet<_>>();
    let (buckets, measurements) = (of(Kind::Bucket), of(Kind::Measurement));
    for (index, retired) in context.schema.retired.iter().enumerate() {
        for (kind, name, defined) in
            [("bucket", &retired.bucket, &buckets), ("measurement", &retired.measurement, &measurements)]
        {
            if let Some(name) = name.as_deref().filter(|name| defined.contains(name)) {
                let place = Place::value(["retired", &index.to_string(), kind]);
                out.push(finding(kind, name, retired.delete, place));
            }
        }
    }
}

fn members(context: &Context<'_>, key: &str, measurement: &Measurement, out: &mut Vec<Diagnostic>) {
    for (index, retired) in measurement.retired.iter().enumerate() {
        let place = |kind| Place::value(["measurements", key, "retired", &index.to_string(), kind]);
        // Another type is told by a rule of its own.
        let same_type = |name: &String| {
            let field = measurement.fields.get(name);
            field.is_some_and(|field| retired.field_type.is_none_or(|old| old == field.stored_type()))
        };
        if let Some(name) = retired.field.as_ref().filter(|name| same_type(name)) {
            out.push(finding("field", name, retired.delete, place("field")));
        }
        let carried = |name: &String| measurement.tags.iter().any(|tag| context.tag_name(tag) == name);
        if let Some(name) = retired.tag.as_ref().filter(|name| carried(name)) {
            out.push(finding("tag", name, retired.delete, place("tag")));
        }
    }
}

fn parts(key: &str, table: &Table, out: &mut Vec<Diagnostic>) {
    for (index, retired) in table.retired.iter().enumerate() {
        let place = |kind| Place::value(["tables", key, "retired", &index.to_string(), kind]);
        let has = |name: &String| table.columns.iter().any(|column| same_name(&column.name, name));
        if let Some(name) = retired.column.as_ref().filter(|name| has(name)) {
            out.push(finding("column", name, retired.delete, place("column")));
        }
        let has = |columns: &Vec<String>| table.indexes.iter().any(|index| index.columns == *columns);
        if let Some(columns) = retired.index.as_ref().filter(|columns| has(columns)) {
            out.push(finding("index on", &columns.join(", "), false, place("index")));
        }
    }
}

fn finding(kind: &str, name: &str, delete: bool, place: Place) -> Diagnostic {
    let finding = RULE.finding(format!("{kind} {} is retired and defined at once", Tick(name)), place);
    let finding =
        if delete { finding.note("`delete: true` would remove the data that is in use") } else { finding };
    finding.help("remove it from `retired`, or stop defining it")
}
