//! What of the definitions differs.

use crate::words::{Tick, list};

/// A thing of the definitions, by its keys there: those of the second ones, where they have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject<'a> {
    Layer(&'a str),
    Bucket(&'a str),
    Tag(&'a str),
    Measurement(&'a str),
    /// A tag as far as a measurement carries it.
    Carried {
        measurement: &'a str,
        tag: &'a str,
    },
    Field {
        measurement: &'a str,
        field: &'a str,
    },
    Query(&'a str),
    Parameter {
        query: &'a str,
        parameter: &'a str,
    },
    Rollup(&'a str),
    Table(&'a str),
    Column {
        table: &'a str,
        column: &'a str,
    },
    Index {
        table: &'a str,
        columns: &'a [String],
    },
}

impl<'a> Subject<'a> {
    /// The keys that lead to it. Tags of a measurement, columns and indexes are items of lists: it is the
    /// list that their keys lead to.
    pub fn path(self) -> Vec<&'a str> {
        match self {
            Self::Layer(key) => vec!["layers", key],
            Self::Bucket(key) => vec!["buckets", key],
            Self::Tag(key) => vec!["tags", key],
            Self::Measurement(key) => vec!["measurements", key],
            Self::Carried { measurement, .. } => vec!["measurements", measurement, "tags"],
            Self::Field { measurement, field } => vec!["measurements", measurement, "fields", field],
            Self::Query(key) => vec!["queries", key],
            Self::Parameter { query, parameter } => vec!["queries", query, "parameters", parameter],
            Self::Rollup(key) => vec!["rollups", key],
            Self::Table(key) => vec!["tables", key],
            Self::Column { table, .. } => vec!["tables", table, "columns"],
            Self::Index { table, .. } => vec!["tables", table, "indexes"],
        }
    }

    /// The noun for it.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Layer(_) => "layer",
            Self::Bucket(_) => "bucket",
            Self::Tag(_) | Self::Carried { .. } => "tag",
            Self::Measurement(_) => "measurement",
            Self::Field { .. } => "field",
            Self::Query(_) => "query",
            Self::Parameter { .. } => "parameter",
            Self::Rollup(_) => "rollup",
            Self::Table(_) => "table",
            Self::Column { .. } => "column",
            Self::Index { .. } => "index",
        }
    }

    /// Its own key.
    pub fn key(self) -> String {
        match self {
            Self::Layer(key)
            | Self::Bucket(key)
            | Self::Tag(key)
            | Self::Measurement(key)
            | Self::Query(key)
            | Self::Rollup(key)
            | Self::Table(key)
            | Self::Carried { tag: key, .. }
            | Self::Field { field: key, .. }
            | Self::Parameter { parameter: key, .. }
            | Self::Column { column: key, .. } => key.to_owned(),
            Self::Index { columns, .. } => columns.join(", "),
        }
    }

    /// The thing that it is a part of.
    pub fn owner(self) -> Option<&'a str> {
        match self {
            Self::Carried { measurement: owner, .. }
            | Self::Field { measurement: owner, .. }
            | Self::Parameter { query: owner, .. }
            | Self::Column { table: owner, .. }
            | Self::Index { table: owner, .. } => Some(owner),
            _ => None,
        }
    }

    /// It in a sentence: "field `f` of `m`".
    pub fn words(self) -> String {
        let name = match self {
            Self::Index { columns, .. } => format!("on {}", list(columns.iter().map(String::as_str))),
            other => Tick(&other.key()).to_string(),
        };
        match self.owner() {
            Some(owner) => format!("{} {name} of {}", self.noun(), Tick(owner)),
            None => format!("{} {name}", self.noun()),
        }
    }
}
