//! The tags and fields of a line.

use std::{
    fmt::{self, Write},
    io,
    ops::RangeInclusive,
    str,
};

use serde::Serialize;

use super::{
    escape::{Escaped, MEASUREMENT, STRING, TAG, escape, holds},
    json::JsonText,
    refused,
};
use crate::{Error, Formatted, Timestamp, check::Fault};

/// The most bytes of a number and its suffix.
const NUMBER: usize = 32;

/// A line while it is written, or while it is only looked whether it can be.
///
/// Keys come as they are written, `,key=`, with what has to be escaped escaped.
#[derive(Debug)]
pub struct Line<'a, W> {
    out: Option<&'a mut W>,
    has_fields: bool,
}

impl<'a, W: Write> Line<'a, W> {
    /// The most bytes that InfluxDB takes as the value of a field.
    pub const LONGEST: usize = 1 << 20;

    pub(super) fn begin(mut out: Option<&'a mut W>, measurement: &str) -> Result<Self, Error> {
        if let Some(out) = &mut out {
            escape(out, measurement, MEASUREMENT).map_err(refused)?;
        }
        Ok(Self {
            out,
            has_fields: false,
        })
    }

    /// Writes a tag if it has a value.
    ///
    /// # Errors
    /// [`Error::Output`].
    pub fn tag(
        &mut self,
        written: &'static str,
        value: Option<&(impl AsRef<str> + ?Sized)>,
    ) -> Result<(), Error> {
        let (Some(out), Some(value)) = (&mut self.out, value) else {
            return Ok(());
        };
        out.write_str(written).map_err(refused)?;
        escape(out, value.as_ref(), TAG).map_err(refused)
    }

    /// Writes a tag that is made from the time.
    ///
    /// # Errors
    /// [`Error::Output`].
    pub fn derived(&mut self, written: &'static str, value: Formatted<'_>) -> Result<(), Error> {
        let Some(out) = &mut self.out else {
            return Ok(());
        };
        out.write_str(written).map_err(refused)?;
        // What the time puts in the place of directives is digits.
        let made = if holds(value.format().as_bytes(), TAG) {
            value.write_to(&mut Escaped(out))
        } else {
            value.write_to(out)
        };
        made.map_err(refused)
    }

    /// Writes a float field if it has a value.
    ///
    /// # Errors
    /// A number that is out of its bounds, infinite, or not a number; [`Error::Output`].
    pub fn float(
        &mut self,
        written: &'static str,
        value: impl Into<Option<f64>>,
        bounds: RangeInclusive<f64>,
    ) -> Result<(), Error> {
        match value.into() {
            Some(value) if bounds.contains(&value) => self.number(written, value, ""),
            Some(value) => Err(out_of_range(written, value)),
            None => Ok(()),
        }
    }

    /// Writes an integer field if it has a value.
    ///
    /// # Errors
    /// A number that is out of its bounds; [`Error::Output`].
    pub fn integer(
        &mut self,
        written: &'static str,
        value: impl Into<Option<i64>>,
        bounds: RangeInclusive<i64>,
    ) -> Result<(), Error> {
        match value.into() {
            Some(value) if bounds.contains(&value) => self.number(written, value, "i"),
            Some(value) => Err(out_of_range(written, value)),
            None => Ok(()),
        }
    }

    /// Writes an unsigned integer field if it has a value.
    ///
    /// # Errors
    /// A number that is out of its bounds; [`Error::Output`].
    pub fn unsigned(
        &mut self,
        written: &'static str,
        value: impl Into<Option<u64>>,
        bounds: RangeInclusive<u64>,
    ) -> Result<(), Error> {
        match value.into() {
            Some(value) if bounds.contains(&value) => self.number(written, value, "u"),
            Some(value) => Err(out_of_range(written, value)),
            None => Ok(()),
        }
    }

    /// Writes a boolean field if it has a value.
    ///
    /// # Errors
    /// [`Error::Output`].
    pub fn boolean(
        &mut self,
        written: &'static str,
        value: impl Into<Option<bool>>,
    ) -> Result<(), Error> {
        let Some(value) = value.into() else {
            return Ok(());
        };
        let value = if value { "true" } else { "false" };
        self.field(written)
            .and_then(|()| self.text(value))
            .map_err(refused)
    }

    /// Writes a string field if it has a value.
    ///
    /// # Errors
    /// A text of more than `limit` bytes; [`Error::Output`].
    pub fn string(
        &mut self,
        written: &'static str,
        value: Option<&(impl AsRef<str> + ?Sized)>,
        limit: usize,
    ) -> Result<(), Error> {
        let Some(value) = value.map(AsRef::as_ref) else {
            return Ok(());
        };
        is_short(written, value.len(), limit)?;
        self.quoted(written, value).map_err(refused)
    }

    /// Writes a field of JSON text if it has a value.
    ///
    /// # Errors
    /// A value that does not pass the check, one without JSON text, or one whose text has more
    /// than `limit` bytes; [`Error::Output`].
    pub fn json<T: Serialize>(
        &mut self,
        written: &'static str,
        value: Option<&T>,
        limit: usize,
        check: impl Fn(&T) -> Result<(), Fault>,
    ) -> Result<(), Error> {
        let Some(value) = value else {
            return Ok(());
        };
        check(value).map_err(|fault| fault.of(key(written)))?;
        self.field(written).map_err(refused)?;
        self.text("\"").map_err(refused)?;
        let mut text = JsonText::new(self.out.as_deref_mut(), limit);
        let made = serde_json::to_writer(&mut text, value).map_err(io::Error::from);
        match made.and_then(|()| io::Write::flush(&mut text)) {
            Err(_) if text.is_refused => return Err(Error::Output),
            Err(error) => {
                return Err(Error::Json {
                    field: key(written),
                    reason: error.to_string(),
                });
            }
            Ok(()) => is_short(written, text.bytes, limit)?,
        }
        self.text("\"").map_err(refused)
    }

    pub(super) fn end(mut self, time: Timestamp) -> Result<(), Error> {
        if !self.has_fields {
            return Err(Error::NoFields);
        }
        let written = self.text(" ");
        written
            .and_then(|()| self.digits(time.as_nanos(), "\n"))
            .map_err(refused)
    }

    fn number(
        &mut self,
        written: &'static str,
        value: impl Serialize,
        suffix: &str,
    ) -> Result<(), Error> {
        self.field(written)
            .and_then(|()| self.digits(value, suffix))
            .map_err(refused)
    }

    /// A number as JSON writes it, the shortest text that is read as the same, and `suffix`.
    fn digits(&mut self, value: impl Serialize, suffix: &str) -> fmt::Result {
        let Some(out) = &mut self.out else {
            return Ok(());
        };
        let mut text = [0; NUMBER];
        let mut rest = &mut text[..];
        let made = serde_json::to_writer(&mut rest, &value).map_err(io::Error::from);
        made.and_then(|()| io::Write::write_all(&mut rest, suffix.as_bytes()))
            .map_err(|_| fmt::Error)?;
        let length = NUMBER - rest.len();
        out.write_str(str::from_utf8(&text[..length]).map_err(|_| fmt::Error)?)
    }

    fn quoted(&mut self, written: &'static str, value: &str) -> fmt::Result {
        self.field(written)?;
        self.text("\"")?;
        if let Some(out) = &mut self.out {
            escape(out, value, STRING)?;
        }
        self.text("\"")
    }

    /// The key of a field; the first one comes after a blank instead of a comma.
    fn field(&mut self, written: &'static str) -> fmt::Result {
        if self.has_fields {
            return self.text(written);
        }
        self.has_fields = true;
        self.text(" ")?;
        self.text(&written[1..])
    }

    fn text(&mut self, text: &str) -> fmt::Result {
        match &mut self.out {
            Some(out) => out.write_str(text),
            None => Ok(()),
        }
    }
}

/// The key in `,key=`.
fn key(written: &'static str) -> &'static str {
    let key = written.strip_prefix(',').unwrap_or(written);
    key.strip_suffix('=').unwrap_or(key)
}

#[cold]
fn out_of_range(written: &'static str, value: impl fmt::Display) -> Error {
    Error::OutOfRange {
        field: key(written),
        value: value.to_string(),
    }
}

fn is_short(written: &'static str, bytes: usize, limit: usize) -> Result<(), Error> {
    if bytes > limit {
        return Err(Error::TooLong {
            field: key(written),
            bytes,
            limit,
        });
    }
    Ok(())
}
