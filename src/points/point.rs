//! A point, as its line says it.

use influxdb_line_protocol::{EscapedStr, FieldSet, FieldValue, TagSet, parse_lines};
use memchr::memchr;

use super::{
    Mistake,
    grammar::{LONGEST_KEY, RESERVED_TAGS, scan},
};
use crate::model::FieldType;

/// A point. Names and texts are unescaped, as the server stores them.
#[derive(Debug, PartialEq)]
pub struct Point<'a> {
    pub measurement: EscapedStr<'a>,
    /// No key stands twice.
    pub tags: TagSet<'a>,
    /// Numbers are finite.
    pub fields: FieldSet<'a>,
    /// In whatever unit the writer counts.
    pub timestamp: Option<i64>,
}

impl<'a> Point<'a> {
    /// Reads a line without its line break.
    ///
    /// # Errors
    /// What the server refuses the line for, and where.
    pub fn read(line: &'a str) -> Result<Self, Mistake> {
        match Self::read_usual(line) {
            Some(point) => Ok(point),
            None => scan(line)?.point(line),
        }
    }

    /// Reads a line of which it is certain that the server reads the same; `None` of any other.
    fn read_usual(line: &'a str) -> Option<Self> {
        let series = &line[..memchr(b' ', line.as_bytes())?];
        if series.is_empty() || line.len() > LONGEST_KEY || memchr(b'\\', series.as_bytes()).is_some() {
            return None;
        }
        let mut lines = parse_lines(line);
        let parsed = lines.next()?.ok()?;
        let tags = parsed.series.tag_set.unwrap_or_default();
        let point = Self {
            measurement: parsed.series.measurement,
            tags,
            fields: parsed.field_set,
            timestamp: parsed.timestamp,
        };
        let is_usual = lines.next().is_none()
            && point.has_usual_tags(series)
            && point.has_usual_fields()
            && !point.ends_in_comma(line);
        is_usual.then_some(point)
    }

    /// Whether the server finds the same tags in `series`, and has nothing against them.
    fn has_usual_tags(&self, series: &str) -> bool {
        let (mut commas, mut equals) = (0, 0);
        for byte in series.bytes() {
            commas += usize::from(byte == b',');
            equals += usize::from(byte == b'=');
        }
        let keys = || self.tags.iter().map(|(key, _)| key.as_str());
        commas == self.tags.len()
            && equals == self.tags.len()
            && are_different(keys)
            && !keys().any(|key| RESERVED_TAGS.contains(&key))
    }

    /// Whether a comma stands after the last field, which the crate passes over.
    fn ends_in_comma(&self, line: &str) -> bool {
        let line = line.trim_end_matches(' ');
        let fields = match self.timestamp {
            Some(_) => line.rsplit_once(' ').map_or(line, |(fields, _)| fields.trim_end_matches(' ')),
            None => line,
        };
        fields.ends_with(',')
    }

    fn has_usual_fields(&self) -> bool {
        self.fields.iter().all(|(key, value)| {
            let is_plain = matches!(key, EscapedStr::SingleSlice(_));
            is_plain
                && !key.bytes().any(|byte| matches!(byte, b',' | b'\\' | 0))
                && !matches!(value, FieldValue::F64(number) if !number.is_finite())
        })
    }
}

/// Whether no key stands twice: a look at neighbours, as keys are mostly sorted.
pub(super) fn are_different<'k, I: Iterator<Item = &'k str>>(keys: impl Fn() -> I) -> bool {
    let sorted = keys().zip(keys().skip(1)).all(|(one, next)| one < next);
    sorted || {
        let mut all: Vec<&str> = keys().collect();
        all.sort_unstable();
        all.windows(2).all(|pair| pair[0] != pair[1])
    }
}

/// The type that the server stores for a value.
pub(super) fn kind_of(value: &FieldValue<'_>) -> FieldType {
    match value {
        FieldValue::I64(_) => FieldType::Integer,
        FieldValue::U64(_) => FieldType::Unsigned,
        FieldValue::F64(_) => FieldType::Float,
        FieldValue::String(_) => FieldType::String,
        FieldValue::Boolean(_) => FieldType::Boolean,
    }
}
