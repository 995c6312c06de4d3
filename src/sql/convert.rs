//! Values of one type as values of another one: exactly, or not at all.
//!
//! `CAST` alone makes `12` of `12 apples`. Here a value that has no equal in the other type is told, and
//! nothing of it is done.

use crate::model::{StoredColumn, ValueCheck};

/// How the values of a column become those of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    /// The value in the new column, where it fits.
    pub value: String,
    /// Whether it fits: 1 or 0, never null.
    pub fits: String,
}

/// How `source`, an expression for a value of the column `from`, becomes a value of the column `to`.
pub fn conversion(source: &str, from: &StoredColumn, to: &StoredColumn) -> Conversion {
    let other = from.affinity() != to.affinity();
    let value = match to.affinity() {
        "NUMERIC" => source.to_owned(),
        affinity if other => format!("CAST({source} AS {affinity})"),
        _ => source.to_owned(),
    };
    let null = if to.nullable { "1" } else { "0" };
    let fits_type = if other { fits_type(source, to.affinity()) } else { "1".to_owned() };
    let fits = format!(
        "CASE WHEN {source} IS NULL THEN {null} ELSE ({fits_type}){} END",
        fits_check(source, &value, to.check)
    );
    Conversion { value, fits }
}

/// The largest number up to which every whole number is a real one, 2^53.
const EXACT: &str = "9007199254740992";

fn fits_type(v: &str, affinity: &str) -> String {
    // What JSON takes for a number is read whole by SQLite; its own rule is to read as far as it can.
    let numeric = format!("CASE WHEN json_valid({v}) THEN json_type({v}) IN ('integer', 'real') ELSE 0 END");
    let whole = format!("CAST({v} AS INTEGER) = CAST({v} AS REAL) AND abs(CAST({v} AS REAL)) < {EXACT}");
    match affinity {
        "INTEGER" => format!(
            "CASE typeof({v}) WHEN 'integer' THEN 1 WHEN 'real' THEN {whole} \
             WHEN 'text' THEN CAST(CAST({v} AS INTEGER) AS TEXT) = {v} OR ({numeric} AND {whole}) ELSE 0 END"
        ),
        "REAL" => format!(
            "CASE typeof({v}) WHEN 'real' THEN 1 WHEN 'integer' THEN abs({v}) <= {EXACT} \
             WHEN 'text' THEN {numeric} ELSE 0 END"
        ),
        "TEXT" => format!(
            "CASE typeof({v}) WHEN 'real' THEN CAST(CAST({v} AS TEXT) AS REAL) = {v} WHEN 'blob' THEN 0 ELSE 1 END"
        ),
        "BLOB" => format!("typeof({v}) IN ('text', 'blob')"),
        _ => "1".to_owned(),
    }
}

/// What the check of the column asks for besides. A number would be read as a day of the Julian calendar.
fn fits_check(source: &str, value: &str, check: Option<ValueCheck>) -> String {
    match check {
        Some(ValueCheck::Json) => format!(" AND json_valid({value})"),
        Some(ValueCheck::Timestamp) => {
            format!(" AND typeof({source}) = 'text' AND datetime({value}) IS NOT NULL")
        }
        None => String::new(),
    }
}
