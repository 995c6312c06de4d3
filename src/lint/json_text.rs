//! Whatever can hold JSON text: fields of measurements and columns of tables.

use serde_json::Value;

use crate::{
    diagnostic::Place,
    model::{ColumnType, FieldKind, Schema, pointer_keys},
};

/// A field or column, as far as JSON is concerned.
#[derive(Debug)]
pub(super) struct JsonText<'a> {
    pub name: &'a str,
    pub is_json: bool,
    pub schema: Option<&'a Value>,
    pub example: Option<&'a Value>,
    owner: Owner<'a>,
}

#[derive(Debug)]
enum Owner<'a> {
    Measurement(&'a str),
    /// The key of the table and the position of the column.
    Table(&'a str, usize),
}

impl JsonText<'_> {
    /// The value under `key` of the field or column.
    pub fn place(&self, key: &str) -> Place {
        match self.owner {
            Owner::Measurement(measurement) => {
                Place::value(["measurements", measurement, "fields", self.name, key])
            }
            Owner::Table(table, column) => {
                Place::value(["tables", table, "columns", &column.to_string(), key])
            }
        }
    }

    /// The value at the JSON pointer `pointer` within what stands under `key`.
    pub fn place_within(&self, key: &str, pointer: &str) -> Place {
        let mut place = self.place(key);
        if let Place::Address(address) = &mut place {
            address.path.extend(pointer_keys(pointer));
        }
        place
    }

    /// The field or column as a whole.
    pub fn here(&self) -> Place {
        match self.owner {
            Owner::Measurement(measurement) => Place::key(["measurements", measurement, "fields", self.name]),
            Owner::Table(..) => self.place("name"),
        }
    }
}

/// Every field and every column of `schema`.
pub(super) fn json_texts(schema: &Schema) -> impl Iterator<Item = JsonText<'_>> {
    fields(schema).chain(columns(schema))
}

fn fields(schema: &Schema) -> impl Iterator<Item = JsonText<'_>> {
    schema.measurements.iter().flat_map(|(measurement, definition)| {
        definition.fields.iter().map(move |(name, field)| JsonText {
            name,
            is_json: field.kind == FieldKind::Json,
            schema: field.schema.as_ref(),
            example: field.example.as_ref(),
            owner: Owner::Measurement(measurement),
        })
    })
}

fn columns(schema: &Schema) -> impl Iterator<Item = JsonText<'_>> {
    schema.tables.iter().flat_map(|(table, definition)| {
        definition.columns.iter().enumerate().map(move |(position, column)| JsonText {
            name: &column.name,
            is_json: column.kind == ColumnType::Json,
            schema: column.schema.as_ref(),
            example: column.example.as_ref(),
            owner: Owner::Table(table, position),
        })
    })
}
