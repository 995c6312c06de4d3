//! Points as line protocol.

use std::{
    fmt::{self, Write},
    ops::RangeInclusive,
};

use serde::Serialize;

use crate::{Error, Timestamp};

/// A point of a measurement.
pub trait LineProtocol {
    /// The name of the measurement on the server.
    const MEASUREMENT: &'static str;

    /// The name of the bucket on the server.
    const BUCKET: &'static str;

    /// The time of the point.
    fn time(&self) -> Timestamp;

    /// Writes tags, then fields.
    ///
    /// # Errors
    /// A value that is out of its bounds.
    fn write_members(&self, line: &mut Line<'_>) -> Result<(), Error>;

    /// Appends the point to `out` as one line, its end included, in nanoseconds.
    ///
    /// # Errors
    /// A value that is out of its bounds; `out` is as it was then.
    fn write_to(&self, out: &mut String) -> Result<(), Error> {
        let start = out.len();
        let mut line = Line::begin(out, Self::MEASUREMENT);
        let written = self
            .write_members(&mut line)
            .and_then(|()| line.end(self.time()));
        if written.is_err() {
            out.truncate(start);
        }
        written
    }

    /// The point as one line, its end included.
    ///
    /// # Errors
    /// A value that is out of its bounds.
    fn to_line_protocol(&self) -> Result<String, Error> {
        let mut out = String::new();
        self.write_to(&mut out)?;
        Ok(out)
    }
}

/// A line while it is written.
#[derive(Debug)]
pub struct Line<'a> {
    out: &'a mut String,
    fields: usize,
}

impl<'a> Line<'a> {
    /// The most bytes that InfluxDB takes as the value of a field.
    pub const LONGEST: usize = 1 << 20;

    fn begin(out: &'a mut String, measurement: &str) -> Self {
        escape(out, measurement, &[',', ' ']);
        Self { out, fields: 0 }
    }

    /// Writes a tag if it has a value.
    ///
    /// # Errors
    /// A value that line protocol cannot carry.
    pub fn tag(&mut self, key: &str, value: Option<impl fmt::Display>) -> Result<(), Error> {
        let Some(value) = value else {
            return Ok(());
        };
        self.out.push(',');
        escape(self.out, key, &[',', '=', ' ']);
        self.out.push('=');
        // Writing to a String does not fail.
        let _ = write!(Escaped(self.out), "{value}");
        Ok(())
    }

    /// Writes a float field if it has a value.
    ///
    /// # Errors
    /// A number that is out of its bounds, infinite, or not a number.
    pub fn float(
        &mut self,
        key: &'static str,
        value: impl Into<Option<f64>>,
        bounds: RangeInclusive<f64>,
    ) -> Result<(), Error> {
        self.number(key, value.into(), &bounds, "")
    }

    /// Writes an integer field if it has a value.
    ///
    /// # Errors
    /// A number that is out of its bounds.
    pub fn integer(
        &mut self,
        key: &'static str,
        value: impl Into<Option<i64>>,
        bounds: RangeInclusive<i64>,
    ) -> Result<(), Error> {
        self.number(key, value.into(), &bounds, "i")
    }

    /// Writes an unsigned integer field if it has a value.
    ///
    /// # Errors
    /// A number that is out of its bounds.
    pub fn unsigned(
        &mut self,
        key: &'static str,
        value: impl Into<Option<u64>>,
        bounds: RangeInclusive<u64>,
    ) -> Result<(), Error> {
        self.number(key, value.into(), &bounds, "u")
    }

    fn number<T: PartialOrd + fmt::Display>(
        &mut self,
        field: &'static str,
        value: Option<T>,
        bounds: &RangeInclusive<T>,
        suffix: &str,
    ) -> Result<(), Error> {
        let Some(value) = value else {
            return Ok(());
        };
        if !bounds.contains(&value) {
            let value = value.to_string();
            return Err(Error::OutOfRange { field, value });
        }
        self.key(field);
        let _ = write!(self.out, "{value}{suffix}");
        Ok(())
    }

    /// Writes a boolean field if it has a value.
    ///
    /// # Errors
    /// None; it is fallible as all others are.
    pub fn boolean(
        &mut self,
        key: &'static str,
        value: impl Into<Option<bool>>,
    ) -> Result<(), Error> {
        if let Some(value) = value.into() {
            self.key(key);
            self.out.push_str(if value { "true" } else { "false" });
        }
        Ok(())
    }

    /// Writes a string field if it has a value.
    ///
    /// # Errors
    /// A text of more than `limit` bytes.
    pub fn string(
        &mut self,
        key: &'static str,
        value: Option<&(impl AsRef<str> + ?Sized)>,
        limit: usize,
    ) -> Result<(), Error> {
        let Some(value) = value.map(AsRef::as_ref) else {
            return Ok(());
        };
        let bytes = value.len();
        if bytes > limit {
            return Err(Error::TooLong {
                field: key,
                bytes,
                limit,
            });
        }
        self.key(key);
        self.out.push('"');
        escape(self.out, value, &['"', '\\']);
        self.out.push('"');
        Ok(())
    }

    /// Writes a field of JSON text if it has a value.
    ///
    /// # Errors
    /// A value without JSON text, or one whose text has more than `limit` bytes.
    pub fn json(
        &mut self,
        key: &'static str,
        value: Option<&impl Serialize>,
        limit: usize,
    ) -> Result<(), Error> {
        let Some(value) = value else {
            return Ok(());
        };
        match serde_json::to_string(value) {
            Ok(text) => self.string(key, Some(&text), limit),
            Err(error) => Err(Error::Json {
                field: key,
                reason: error.to_string(),
            }),
        }
    }

    fn key(&mut self, key: &str) {
        self.out.push(if self.fields == 0 { ' ' } else { ',' });
        self.fields += 1;
        escape(self.out, key, &[',', '=', ' ']);
        self.out.push('=');
    }

    fn end(self, time: Timestamp) -> Result<(), Error> {
        if self.fields == 0 {
            return Err(Error::NoFields);
        }
        let _ = writeln!(self.out, " {}", time.as_nanos());
        Ok(())
    }
}

/// Writes the value of a tag.
struct Escaped<'a>(&'a mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(self.0, text, &[',', '=', ' ']);
        Ok(())
    }
}

fn escape(out: &mut String, text: &str, special: &[char]) {
    let mut rest = text;
    while let Some(at) = rest.find(special) {
        out.push_str(&rest[..at]);
        out.push('\\');
        let letter = rest[at..].chars().next().map_or(0, char::len_utf8);
        out.push_str(&rest[at..at + letter]);
        rest = &rest[at + letter..];
    }
    out.push_str(rest);
}
