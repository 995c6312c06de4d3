//! Fields: the values of a point and their types.

use std::fmt;

use schemars::{JsonSchema, Schema, transform::Transform};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Acceptance, OnCollision};

/// The five types that InfluxDB stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FieldType {
    Float,
    Integer,
    Unsigned,
    String,
    Boolean,
}

/// The type of a field as it is declared: a stored type, or JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// A 64-bit floating point number.
    Float,
    /// A signed 64-bit integer.
    Integer,
    /// An unsigned 64-bit integer.
    Unsigned,
    /// Text.
    String,
    /// True or false.
    Boolean,
    /// JSON text, stored as a string and described by `schema`.
    Json,
}

/// A field of a measurement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = TypeOrUse)]
pub struct Field {
    /// The type of its values.
    #[serde(rename = "type")]
    pub kind: FieldKind,
    /// What the value says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The unit, as UCUM writes it: `s`, `By`, `Cel`, `1` for a ratio.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The smallest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The largest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// All values that there are, of a string.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// The JSON Schema (draft 2020-12) of JSON text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Value>,
    /// The most bytes a text may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    pub max_bytes: Option<u64>,
    /// A value as it really occurs; of JSON text, the value itself and not its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// Whether a point may lack the field.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Names that the field had before: how a rename is stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renamed_from: Vec<String>,
    /// How stored values of another type become the declared one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub convert: Option<Convert>,
    /// Of a field that was a tag: what happens to points that become equal without it.
    #[serde(default, skip_serializing_if = "OnCollision::is_default")]
    pub on_collision: OnCollision,
    /// Findings that are intended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<Acceptance>,
}

/// How stored values become the declared type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Convert {
    /// The stored type.
    pub from: FieldType,
    /// What happens to a value that does not convert.
    #[serde(default)]
    pub on_error: OnConvertError,
}

/// What happens to a value that does not convert.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OnConvertError {
    /// Nothing is changed and the value is shown.
    #[default]
    Fail,
    /// The point loses the field.
    DropField,
    /// Float to integer: to the nearest, halves away from zero.
    Round,
    /// Float to integer: towards zero.
    Truncate,
    /// The value is kept unchanged in another field.
    KeepIn(String),
}

impl Field {
    /// A field of which nothing is known but its type.
    pub fn of_kind(kind: FieldKind) -> Self {
        Self {
            kind,
            description: String::new(),
            unit: None,
            min: None,
            max: None,
            values: Vec::new(),
            schema: None,
            max_bytes: None,
            example: None,
            optional: false,
            renamed_from: Vec::new(),
            convert: None,
            on_collision: OnCollision::default(),
            accept: Vec::new(),
        }
    }

    /// The type that the server stores.
    pub fn stored_type(&self) -> FieldType {
        self.kind.stored_type()
    }
}

impl FieldKind {
    /// Its word in the definitions.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Float => "float",
            Self::Integer => "integer",
            Self::Unsigned => "unsigned",
            Self::String => "string",
            Self::Boolean => "boolean",
            Self::Json => "json",
        }
    }

    /// The type that the server stores: JSON is text to it.
    pub fn stored_type(self) -> FieldType {
        match self {
            Self::Float => FieldType::Float,
            Self::Integer => FieldType::Integer,
            Self::Unsigned => FieldType::Unsigned,
            Self::String | Self::Json => FieldType::String,
            Self::Boolean => FieldType::Boolean,
        }
    }
}

impl FieldType {
    /// Whether arithmetic aggregates such as `mean` and `sum` accept the type.
    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Float | Self::Integer | Self::Unsigned)
    }

    /// The name as it is written in definitions.
    pub fn name(self) -> &'static str {
        FieldKind::from(self).as_str()
    }
}

impl fmt::Display for FieldType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(FieldKind::from(*self).as_str())
    }
}

impl From<FieldType> for FieldKind {
    fn from(stored: FieldType) -> Self {
        match stored {
            FieldType::Float => Self::Float,
            FieldType::Integer => Self::Integer,
            FieldType::Unsigned => Self::Unsigned,
            FieldType::String => Self::String,
            FieldType::Boolean => Self::Boolean,
        }
    }
}

impl fmt::Display for FieldKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// In YAML a field gives its `type` or takes a shared definition with `use`, which is resolved
/// before a [`Field`] exists; the JSON Schema describes the YAML.
struct TypeOrUse;

impl Transform for TypeOrUse {
    fn transform(&mut self, schema: &mut Schema) {
        schema.remove("required");
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            let description = "A shared definition from the top-level `fields`; keys given here win over it.";
            properties.insert("use".into(), json!({ "type": "string", "description": description }));
        }
        schema.insert("anyOf".into(), json!([{ "required": ["type"] }, { "required": ["use"] }]));
    }
}
