//! Tables of SQLite: the part of the schema that is not time series.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Acceptance;

/// A table of a SQLite database.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The layer of the architecture that the table belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    /// What one row says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The columns in their order.
    #[schemars(length(min = 1))]
    pub columns: Vec<Column>,
    /// Its indexes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indexes: Vec<Index>,
    /// How long rows are kept and who removes them, in words: SQLite itself forgets nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub retention: String,
    /// Why rows are kept that long.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rationale: String,
    /// The expected number of rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
    /// Where the data comes from: measurements of this schema, or anything else by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
    /// Names that the table had before: how a rename is stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renamed_from: Vec<String>,
    /// Columns and indexes that are gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<RetiredPart>,
    /// Findings that are intended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<Acceptance>,
}

/// A column or an index that a table no longer has. Exactly one of `column` and `index` is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetiredPart {
    /// The name of a column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The columns of an index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<Vec<String>>,
    /// The day, `YYYY-MM-DD`, since when nothing should use it.
    #[schemars(regex(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub since: String,
    /// Why it is gone.
    pub reason: String,
    /// Whether it shall be removed from the database, too; the rows as they were are kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub delete: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: ColumnType,
    /// What the value says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Whether it is (part of) the primary key.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub primary_key: bool,
    /// Whether it may be null.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nullable: bool,
    /// The unit, as UCUM writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The JSON Schema (draft 2020-12) of JSON text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Value>,
    /// A value as it really occurs; of JSON text, the value itself and not its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// Names that the column had before: how a rename is stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renamed_from: Vec<String>,
}

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ColumnType {
    Integer,
    Real,
    Text,
    Blob,
    /// JSON text, described by `schema`.
    Json,
    /// A time as RFC 3339 text.
    Timestamp,
}

impl ColumnType {
    /// Its word in the definitions.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Real => "real",
            Self::Text => "text",
            Self::Blob => "blob",
            Self::Json => "json",
            Self::Timestamp => "timestamp",
        }
    }
}

/// An index of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// Its columns in their order.
    #[schemars(length(min = 1))]
    pub columns: Vec<String>,
    /// Whether no two rows may agree in them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unique: bool,
}
