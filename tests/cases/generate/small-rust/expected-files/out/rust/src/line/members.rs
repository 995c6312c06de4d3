//! The tags and fields of a line.

use std::{
    fmt::{self, Write},
    ops::RangeInclusive,
};

use serde::Serialize;

use super::{
    escape::{self, Escaped, escape},
    json::JsonText,
    refused,
};
use crate::{Error, Timestamp, check::Fault};

/// A line while it is written, or while it is only looked whether it can be.
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
            escape(out, measurement, escape::MEASUREMENT).map_err(refused)?;
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
        key: &'static str,
        value: Option<&(impl AsRef<str> + ?Sized)>,
    ) -> Result<(), Error> {
        let (Some(out), Some(value)) = (&mut self.out, value) else {
            return Ok(());
        };
        let written = key_of(out, ',', key);
        written
            .and_then(|()| escape(out, value.as_ref(), escape::KEY))
            .map_err(refused)
    }

    /// Writes a tag that is made from the time.
    ///
    /// # Errors
    /// [`Error::Output`].
    pub fn derived(&mut self, key: &'static str, value: impl fmt::Display) -> Result<(), Error> {
        let Some(out) = &mut self.out else {
            return Ok(());
        };
        let written = key_of(out, ',', key);
        written
            .and_then(|()| write!(Escaped(out), "{value}"))
            .map_err(refused)
    }

    /// Writes a float field if it has a value.
    ///
    /// # Errors
    /// A number that is out of its bounds, infinite, or not a number; [`Error::Output`].
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
    /// A number that is out of its bounds; [`Error::Output`].
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
    /// A number that is out of its bounds; [`Error::Output`].
    pub fn unsigned(
        &mut self,
        key: &'static str,
        value: impl Into<Option<u64>>,
        bounds: RangeInclusive<u64>,
    ) -> Result<(), Error> {
        self.number(key, value.into(), &bounds, "u")
    }

    /// Writes a boolean field if it has a value.
    ///
    /// # Errors
    /// [`Error::Output`].
    pub fn boolean(
        &mut self,
        key: &'static str,
        value: impl Into<Option<bool>>,
    ) -> Result<(), Error> {
        let Some(value) = value.into() else {
            return Ok(());
        };
        self.field(key)?;
        self.text(if value { "true" } else { "false" })
    }

    /// Writes a string field if it has a value.
    ///
    /// # Errors
    /// A text of more than `limit` bytes; [`Error::Output`].
    pub fn string(
        &mut self,
        key: &'static str,
        value: Option<&(impl AsRef<str> + ?Sized)>,
        limit: usize,
    ) -> Result<(), Error> {
        let Some(value) = value.map(AsRef::as_ref) else {
            return Ok(());
        };
        is_short(key, value.len(), limit)?;
        self.field(key)?;
        self.text("\"")?;
        if let Some(out) = &mut self.out {
            escape(out, value, escape::STRING).map_err(refused)?;
        }
        self.text("\"")
    }

    /// Writes a field of JSON text if it has a value.
    ///
    /// # Errors
    /// A value that does not pass the check, one without JSON text, or one whose text has more
    /// than `limit` bytes; [`Error::Output`].
    pub fn json<T: Serialize>(
        &mut self,
        key: &'static str,
        value: Option<&T>,
        limit: usize,
        check: impl Fn(&T) -> Result<(), Fault>,
    ) -> Result<(), Error> {
        let Some(value) = value else {
            return Ok(());
        };
        check(value).map_err(|fault| fault.of(key))?;
        self.field(key)?;
        self.text("\"")?;
        let mut text = JsonText::new(self.out.as_deref_mut(), limit);
        match serde_json::to_writer(&mut text, value) {
            Err(_) if text.is_refused => return Err(Error::Output),
            Err(error) => {
                return Err(Error::Json {
                    field: key,
                    reason: error.to_string(),
                });
            }
            Ok(()) => is_short(key, text.bytes, limit)?,
        }
        self.text("\"")
    }

    pub(super) fn end(mut self, time: Timestamp) -> Result<(), Error> {
        if !self.has_fields {
            return Err(Error::NoFields);
        }
        self.display(format_args!(" {}\n", time.as_nanos()))
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
        self.field(field)?;
        self.display(format_args!("{value}{suffix}"))
    }

    /// The key of a field, and what is before it.
    fn field(&mut self, key: &str) -> Result<(), Error> {
        let before = if self.has_fields { ',' } else { ' ' };
        self.has_fields = true;
        match &mut self.out {
            Some(out) => key_of(out, before, key).map_err(refused),
            None => Ok(()),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Error> {
        match &mut self.out {
            Some(out) => out.write_str(text).map_err(refused),
            None => Ok(()),
        }
    }

    fn display(&mut self, value: fmt::Arguments<'_>) -> Result<(), Error> {
        match &mut self.out {
            Some(out) => out.write_fmt(value).map_err(refused),
            None => Ok(()),
        }
    }
}

fn key_of(out: &mut impl Write, before: char, key: &str) -> fmt::Result {
    out.write_char(before)?;
    escape(out, key, escape::KEY)?;
    out.write_char('=')
}

fn is_short(field: &'static str, bytes: usize, limit: usize) -> Result<(), Error> {
    if bytes > limit {
        return Err(Error::TooLong {
            field,
            bytes,
            limit,
        });
    }
    Ok(())
}
