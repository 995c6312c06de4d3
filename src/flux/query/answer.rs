//! What a query promises: the columns of the tables that it answers with.
//!
//! Measured on 2.9.1, function by function: see `docs/influxdb.md`, "Tables".

use std::collections::BTreeMap;

use super::{
    super::functions::{result_type, selects},
    compiler::parts_of,
    error::QueryError,
    parameters::parameters,
    read::Reader,
};
use crate::model::{FieldType, Measurement, Query, Schema};

/// The tables that may come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    pub tables: Vec<TableKind>,
}

/// A kind of table: tables of one kind have the same columns, but for those that may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableKind {
    /// The keys of the measurements whose rows it has.
    pub measurements: Vec<String>,
    /// The fields whose values are in `_value`, or are columns.
    pub fields: Vec<String>,
    /// By their names on the server.
    pub columns: BTreeMap<String, Column>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub kind: ColumnKind,
    /// Whether a table, or a row of it, may be without it.
    pub optional: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnKind {
    Time,
    Value(FieldType),
}

/// What the query `query`, known as `key`, answers with; nothing is known of raw Flux.
///
/// # Errors
/// What cannot be said in Flux either.
pub fn answer(schema: &Schema, key: &str, query: &Query) -> Result<Option<Answer>, QueryError> {
    if query.flux.is_some() {
        return Ok(None);
    }
    let parameters = parameters(schema, key, query)?;
    let mut tables = Vec::new();
    for (name, part) in parts_of(schema, key, query)? {
        let reader = Reader { schema, name, query: part, parameters: &parameters };
        for from in part.from.names() {
            tables.extend(reader.tables(from)?);
        }
    }
    let is_one_table = query.sort.is_some() || query.limit.is_some();
    Ok(Some(Answer { tables: if is_one_table { together(tables) } else { tables } }))
}

impl<'a> Reader<'a> {
    /// The tables of one measurement: one kind with `pivot`, else one for each type of value and way to compute it.
    fn tables(&self, from: &'a str) -> Result<Vec<TableKind>, QueryError> {
        let measurement = self.measurement(from)?;
        let mut kinds: Vec<TableKind> = Vec::new();
        let mut whole: Option<TableKind> = None;
        for (field, function, kind) in self.results(measurement) {
            let columns = self.columns(measurement, function);
            if self.query.pivot {
                let table = whole.get_or_insert_with(|| TableKind::new(from, columns));
                let optional = measurement.fields[field].optional || self.query.only.is_some();
                table.columns.insert(field.to_owned(), Column { kind: ColumnKind::Value(kind), optional });
                table.fields.push(field.to_owned());
                continue;
            }
            let mut table = TableKind::new(from, columns);
            table.columns.insert("_field".to_owned(), Column::text());
            table
                .columns
                .insert("_value".to_owned(), Column { kind: ColumnKind::Value(kind), optional: false });
            match kinds.iter_mut().find(|known| known.columns == table.columns) {
                Some(known) => known.fields.push(field.to_owned()),
                None => kinds.push(TableKind { fields: vec![field.to_owned()], ..table }),
            }
        }
        Ok(whole.into_iter().chain(kinds).collect())
    }

    /// The fields that are read, each with the type of its values in the answer.
    pub fn result_types(&self, measurement: &'a Measurement) -> impl Iterator<Item = (&'a str, FieldType)> {
        self.results(measurement).into_iter().map(|(field, _, kind)| (field, kind))
    }

    /// The fields that are read, with the function that is computed of each and the type of the result.
    fn results(&self, measurement: &'a Measurement) -> Vec<(&'a str, &'a str, FieldType)> {
        let read = measurement.fields.iter().filter(|(field, _)| self.query.reads(field));
        let results = read.filter_map(|(field, definition)| {
            let stored = definition.stored_type();
            let function = self.computed(field, stored)?;
            Some((field.as_str(), function, result_type(function, stored)))
        });
        results.collect()
    }

    /// The function that is computed of a field, an empty one if its values stay; nothing if it is not read.
    fn computed(&self, field: &str, stored: FieldType) -> Option<&'a str> {
        match (&self.query.window, self.query.only) {
            (Some(window), _) => window.function(field, stored),
            (None, Some(only)) => Some(only.function()),
            (None, None) => Some(""),
        }
    }

    /// All columns but those of the values.
    fn columns(&self, measurement: &'a Measurement, function: &str) -> BTreeMap<String, Column> {
        let stays = function.is_empty() || selects(function);
        let mut columns = BTreeMap::new();
        columns.insert("_measurement".to_owned(), Column::text());
        // Whether they stay, depends on how the server computes a group.
        for bound in ["_start", "_stop"] {
            columns.insert(bound.to_owned(), Column { kind: ColumnKind::Time, optional: true });
        }
        let loses_time = self.query.pivot && !self.keeps_time();
        if (stays || self.keeps_time()) && !loses_time {
            columns.insert("_time".to_owned(), Column { kind: ColumnKind::Time, optional: false });
        }
        let aggregated = self.query.window.is_some() || self.query.only.is_some();
        let grouped = self.query.group.as_ref().filter(|_| aggregated);
        for key in &measurement.tags {
            let in_group = grouped.is_none_or(|group| group.contains(key));
            // The rows of a group have tags that are not in its key, and a pivot forgets them.
            if in_group || (stays && !self.query.pivot) {
                let optional = !in_group || measurement.optional_tags.contains(key);
                columns.insert(self.tag_name(key).to_owned(), Column { optional, ..Column::text() });
            }
        }
        columns
    }
}

/// All tables in one: a column that is not in each of them may be missing. Tables in which a column has different types
/// stay apart: the server refuses to put them together.
fn together(tables: Vec<TableKind>) -> Vec<TableKind> {
    let mut merged: Vec<TableKind> = Vec::new();
    for table in tables {
        match merged.iter_mut().find(|known| known.agrees_with(&table)) {
            Some(known) => known.take_in(table),
            None => merged.push(table),
        }
    }
    merged
}

impl TableKind {
    fn new(measurement: &str, columns: BTreeMap<String, Column>) -> Self {
        Self { measurements: vec![measurement.to_owned()], fields: Vec::new(), columns }
    }

    fn agrees_with(&self, other: &Self) -> bool {
        self.columns
            .iter()
            .all(|(name, column)| other.columns.get(name).is_none_or(|found| found.kind == column.kind))
    }

    fn take_in(&mut self, other: Self) {
        for (name, column) in &mut self.columns {
            column.optional |= other.columns.get(name).is_none_or(|found| found.optional);
        }
        for (name, column) in other.columns {
            self.columns.entry(name).or_insert(Column { optional: true, ..column });
        }
        self.measurements.extend(other.measurements);
        self.measurements.dedup();
        self.fields.extend(other.fields);
    }
}

impl Column {
    const fn text() -> Self {
        Self { kind: ColumnKind::Value(FieldType::String), optional: false }
    }
}
