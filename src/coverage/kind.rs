//! What a definition can say besides what the server has to know.

use serde::Serialize;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Of measurements, fields and tags; of tables and columns.
    Description,
    /// Of numeric fields.
    Unit,
    /// Of tags: values, `max_values`, `derive` or `depends_on`.
    Budget,
    /// Of JSON fields and columns.
    JsonSchema,
    /// Of measurements and tables: where the data comes from.
    Source,
    /// Of measurements: how much is written.
    Volume,
    /// Of tables: how many there are.
    Rows,
}

impl Kind {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 7] = [
        Self::Description,
        Self::Unit,
        Self::Budget,
        Self::JsonSchema,
        Self::Source,
        Self::Volume,
        Self::Rows,
    ];

    /// Those of measurements.
    pub const OF_MEASUREMENTS: [Self; 6] =
        [Self::Description, Self::Unit, Self::Budget, Self::JsonSchema, Self::Source, Self::Volume];

    /// Those of tables.
    pub const OF_TABLES: [Self; 4] = [Self::Description, Self::JsonSchema, Self::Source, Self::Rows];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Unit => "unit",
            Self::Budget => "budget",
            Self::JsonSchema => "JSON Schema",
            Self::Source => "source",
            Self::Volume => "volume",
            Self::Rows => "rows",
        }
    }
}
