//! Literals of line protocol in messages: how a value is written, and how it should be.

use std::fmt::Display;

use influxdb_line_protocol::FieldValue;

use crate::{
    model::FieldKind,
    words::{Tick, article},
};

/// `a float`, `an integer`; JSON is a text to a server.
pub(super) fn a(kind: impl Display) -> String {
    match kind.to_string().as_str() {
        "json" => "JSON, a string,".to_owned(),
        other => article(other),
    }
}

/// A value as line protocol writes it.
pub(super) fn shown(value: &FieldValue<'_>) -> String {
    match value {
        FieldValue::I64(number) => format!("{number}"),
        FieldValue::U64(number) => format!("{number}"),
        FieldValue::F64(number) => format!("{number:?}").trim_end_matches(".0").to_owned(),
        FieldValue::String(text) => Tick(text).to_string(),
        FieldValue::Boolean(truth) => format!("{truth}"),
    }
}

/// What to write where a value of kind `declared` is expected.
pub(super) fn instead(declared: FieldKind, value: &FieldValue<'_>) -> String {
    match declared {
        FieldKind::Float => float(value),
        FieldKind::Integer => whole(value, 'i', "an integer"),
        FieldKind::Unsigned => whole(value, 'u', "an unsigned integer"),
        FieldKind::String => match value {
            FieldValue::String(_) => String::new(),
            other => format!("write `\"{}\"`, in quotes", shown(other)),
        },
        FieldKind::Boolean => boolean(value),
        FieldKind::Json => "write the JSON as a text, in quotes".to_owned(),
    }
}

fn float(value: &FieldValue<'_>) -> String {
    match value {
        FieldValue::I64(_) | FieldValue::U64(_) => format!("write `{}.0`, without the letter", shown(value)),
        FieldValue::String(text) if text.parse::<f64>().is_ok() => {
            format!("write {}, without quotes", Tick(text))
        }
        _ => "write a number, such as `1.0`".to_owned(),
    }
}

fn whole(value: &FieldValue<'_>, letter: char, kind: &str) -> String {
    match value {
        FieldValue::F64(number) if number.fract() != 0.0 => {
            format!(
                "{kind} has no fraction: write `{:.0}{letter}`, or declare the field as float",
                number.round()
            )
        }
        FieldValue::F64(number) if *number < 0.0 && letter == 'u' => negative(),
        FieldValue::I64(number) if *number < 0 => negative(),
        FieldValue::F64(number) => {
            format!("write `{:.0}{letter}`", if *number == 0.0 { 0.0 } else { *number })
        }
        FieldValue::I64(number) => format!("write `{number}{letter}`"),
        FieldValue::U64(number) => format!("write `{number}{letter}`"),
        FieldValue::String(text) if text.parse::<i64>().is_ok() => {
            format!("write `{}{letter}`, without quotes", text.as_str())
        }
        _ => format!("write a whole number, such as `1{letter}`"),
    }
}

fn negative() -> String {
    "an unsigned integer is never negative: declare the field as integer, or correct the writer".to_owned()
}

fn boolean(value: &FieldValue<'_>) -> String {
    match value {
        FieldValue::String(text) if matches!(text.as_str(), "true" | "false") => {
            format!("write {}, without quotes", Tick(text))
        }
        _ => "write `true` or `false`".to_owned(),
    }
}
