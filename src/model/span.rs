//! A length of time in whole seconds, as InfluxDB keeps retentions and shard group durations.

use std::{fmt, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A span of whole seconds, written `90d`, `1h30m` or `52w`.
///
/// Months and years are not accepted: their length depends on the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    seconds: u64,
}

/// A text that is not a [`Span`]; the message says what one looks like.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is not a duration: write whole numbers with s, m, h, d or w, such as `90d` or `1h30m`, \
     at most 106751d"
)]
pub struct BadDuration {
    text: String,
}

/// Unit letters and their seconds, longest first as they are printed.
const UNITS: [(char, u64); 5] = [('w', 604_800), ('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

/// The longest span: InfluxDB counts in 64-bit nanoseconds.
const LONGEST: u64 = i64::MAX as u64 / 1_000_000_000;

impl Span {
    pub const HOUR: Self = Self::from_secs(3_600);
    pub const DAY: Self = Self::from_secs(86_400);
    pub const WEEK: Self = Self::from_secs(604_800);

    /// A span of `seconds`.
    pub const fn from_secs(seconds: u64) -> Self {
        Self { seconds }
    }

    /// The whole length in seconds.
    pub const fn as_secs(self) -> u64 {
        self.seconds
    }

    /// The length in days, with the part of a day as a fraction.
    pub fn as_days(self) -> f64 {
        self.seconds as f64 / Self::DAY.seconds as f64
    }
}

impl fmt::Display for Span {
    /// In days, hours, minutes and seconds, as the server's own tools do (`52w` prints as `364d`);
    /// the text parses back to the same span.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.seconds == 0 {
            return f.write_str("0s");
        }
        let mut rest = self.seconds;
        for (letter, size) in &UNITS[1..] {
            if rest >= *size {
                write!(f, "{}{letter}", rest / size)?;
                rest %= size;
            }
        }
        Ok(())
    }
}

impl FromStr for Span {
    type Err = BadDuration;

    fn from_str(text: &str) -> Result<Self, BadDuration> {
        parse(text).ok_or_else(|| BadDuration { text: text.to_owned() })
    }
}

fn parse(text: &str) -> Option<Span> {
    let mut seconds = 0_u64;
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let count: u64 = rest[..digits].parse().ok()?;
        let letter = rest[digits..].chars().next()?;
        let (_, size) = UNITS.iter().find(|(unit, _)| *unit == letter)?;
        seconds = seconds.checked_add(count.checked_mul(*size)?)?;
        rest = &rest[digits + letter.len_utf8()..];
    }
    (!text.is_empty() && seconds <= LONGEST).then_some(Span { seconds })
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Span {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Duration".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A duration of whole numbers with s, m, h, d or w, such as `90d` or `1h30m`.",
            "type": "string",
            "pattern": "^([0-9]+[smhdw])+$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_the_units_of_influxdb() {
        for (text, seconds, printed) in [
            ("90d", 7_776_000, "90d"),
            ("52w", 31_449_600, "364d"),
            ("1h30m", 5_400, "1h30m"),
            ("0s", 0, "0s"),
        ] {
            let span: Span = text.parse().unwrap();
            assert_eq!((span.as_secs(), span.to_string().as_str()), (seconds, printed));
        }
    }

    #[test]
    fn refuses_what_has_no_fixed_length_or_no_unit() {
        for text in
            ["", "1mo", "1y", "90", "d", "-1d", "1.5h", "99999999999999999999s", "9999999999999d", "1ü"]
        {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }
}
