//! The tables that a query answers with, as far as rules need them: their columns and the types of their values.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    flux::{result_type, selects},
    model::{FieldType, Measurement, Query, Schema, Sort},
};

/// What a query makes of one measurement.
pub(super) struct Table<'a> {
    /// The part of a union, or the measurement.
    pub name: &'a str,
    /// The keys of the query where that is written.
    pub keys: Vec<String>,
    /// The tags, by their keys, and the time.
    columns: BTreeSet<&'a str>,
    /// What the fields that are read hold in the answer.
    fields: BTreeMap<&'a str, FieldType>,
    /// Whether the fields are columns.
    pivot: bool,
}

/// The tables of a query: of each of its measurements, and of those of its parts.
pub(super) fn tables<'a>(schema: &'a Schema, query: &'a Query) -> Vec<Table<'a>> {
    let mut tables: Vec<Table<'a>> = Vec::new();
    for (index, part) in query.union.iter().enumerate() {
        let read = schema
            .queries
            .get(part)
            .into_iter()
            .flat_map(|part| schema.read_by(part).map(move |(_, measurement)| (part, measurement)));
        let keys = || vec!["union".to_owned(), index.to_string()];
        tables.extend(read.map(|(query, measurement)| Table::new(part, keys(), query, measurement)));
    }
    for (from, index) in query.from.places() {
        let keys = ["from".to_owned()].into_iter().chain(index).collect();
        let measurement = schema.measurements.get(from);
        tables.extend(measurement.map(|measurement| Table::new(from, keys, query, measurement)));
    }
    tables
}

impl<'a> Table<'a> {
    fn new(name: &'a str, keys: Vec<String>, query: &'a Query, measurement: &'a Measurement) -> Self {
        // A window leaves what tables are grouped by.
        let tags = query.group.as_ref().filter(|_| query.window.is_some()).unwrap_or(&measurement.tags);
        let mut columns: BTreeSet<&str> = tags.iter().map(String::as_str).collect();
        if has_time(query) {
            columns.insert(Sort::TIME);
        }
        Self { name, keys, columns, fields: fields(query, measurement), pivot: query.pivot }
    }

    /// The names of all columns, as a query names them.
    pub fn columns(&self) -> BTreeSet<&'a str> {
        let fields = self.fields.keys().copied().filter(|_| self.pivot);
        let value = (!self.pivot).then_some(Sort::VALUE);
        self.columns.iter().copied().chain(fields).chain(value).collect()
    }

    /// The fields, with the types of their values in the answer.
    pub fn fields(&self) -> &BTreeMap<&'a str, FieldType> {
        &self.fields
    }
}

/// A column that would hold values of several types, if all tables were one.
pub(super) struct Mixed<'a> {
    /// Whether it is that of one field, and not the one that holds the values of all.
    pub is_of_field: bool,
    /// The fields of each type.
    pub fields: BTreeMap<FieldType, BTreeSet<&'a str>>,
}

/// The first such column.
pub(super) fn mixed<'a>(tables: &[Table<'a>]) -> Option<Mixed<'a>> {
    let mut columns: BTreeMap<(bool, &str), BTreeMap<FieldType, BTreeSet<&str>>> = BTreeMap::new();
    for table in tables {
        for (field, kind) in &table.fields {
            let column = (table.pivot, if table.pivot { field } else { Sort::VALUE });
            columns.entry(column).or_default().entry(*kind).or_default().insert(field);
        }
    }
    let ((is_of_field, _), fields) = columns.into_iter().find(|(_, kinds)| kinds.len() > 1)?;
    Some(Mixed { is_of_field, fields })
}

/// Whether the rows of a query have a time.
pub(super) fn has_time(query: &Query) -> bool {
    query.window.as_ref().is_none_or(|window| {
        window.every.is_some() || window.functions().iter().all(|(function, _)| selects(function))
    })
}

fn fields<'a>(query: &Query, measurement: &'a Measurement) -> BTreeMap<&'a str, FieldType> {
    let read = measurement.fields.iter().filter(|(field, _)| query.reads(field));
    read.filter_map(|(field, definition)| {
        let stored = definition.stored_type();
        let kind = match &query.window {
            None => stored,
            Some(window) => result_type(window.function(field, stored)?, stored),
        };
        Some((field.as_str(), kind))
    })
    .collect()
}
