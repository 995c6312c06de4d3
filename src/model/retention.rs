//! How long a bucket keeps its points, and in what pieces it forgets them.

use std::{borrow::Cow, fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{BadDuration, Span};

/// The retention of a bucket: `infinite`, or a duration of at least one hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retention {
    Infinite,
    For(Span),
}

/// The two values that a change of retention must always carry together.
///
/// A PATCH that names one of them leaves the other as it is, whatever that means for it: 1 h shard
/// groups on a bucket that now keeps everything, or a retention shorter than its shard groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeping {
    pub retention: Retention,
    pub shard_group_duration: Span,
}

impl Retention {
    /// The shard group duration that InfluxDB 2 picks where none is given: 7 d from half a year
    /// of retention on, 1 d from two days on, else 1 h (v1/services/meta/data.go of 2.9.1).
    pub fn default_shard_group_duration(self) -> Span {
        match self {
            Self::Infinite => Span::WEEK,
            Self::For(span) if span.as_secs() >= 180 * Span::DAY.as_secs() => Span::WEEK,
            Self::For(span) if span.as_secs() >= 2 * Span::DAY.as_secs() => Span::DAY,
            Self::For(_) => Span::HOUR,
        }
    }

    /// Seconds as the API counts them: 0 stands for infinite.
    pub fn as_api_seconds(self) -> u64 {
        match self {
            Self::Infinite => 0,
            Self::For(span) => span.as_secs(),
        }
    }

    /// The inverse of [`Self::as_api_seconds`].
    pub fn from_api_seconds(seconds: u64) -> Self {
        if seconds == 0 { Self::Infinite } else { Self::For(Span::from_secs(seconds)) }
    }

    /// From when on a sweep of the server takes a shard group that ends at `end`; nothing if it never
    /// does. A group goes as a whole, when its end is older than the retention
    /// (`v1/services/meta/data.go` of the server's source).
    pub fn lets_go_of(self, end: Timestamp) -> Option<Timestamp> {
        let Self::For(span) = self else { return None };
        let seconds = SignedDuration::from_secs(i64::try_from(span.as_secs()).unwrap_or(i64::MAX));
        // Saturating, as retentions may reach beyond the last time there is.
        Some(end.checked_add(seconds).unwrap_or(Timestamp::MAX))
    }

    /// Whether points that `other` keeps would be dropped by this retention.
    pub fn is_shorter_than(self, other: Self) -> bool {
        match (self, other) {
            (Self::Infinite, _) => false,
            (Self::For(_), Self::Infinite) => true,
            (Self::For(mine), Self::For(theirs)) => mine < theirs,
        }
    }
}

impl fmt::Display for Retention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Infinite => f.write_str("infinite"),
            Self::For(span) => span.fmt(f),
        }
    }
}

impl FromStr for Retention {
    type Err = BadDuration;

    fn from_str(text: &str) -> Result<Self, BadDuration> {
        if text == "infinite" { Ok(Self::Infinite) } else { text.parse().map(Self::For) }
    }
}

impl Serialize for Retention {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Retention {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Retention {
    fn schema_name() -> Cow<'static, str> {
        "Retention".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "`infinite`, or a duration such as `90d`.",
            "type": "string",
            "pattern": "^(infinite|([0-9]+[smhdw])+)$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_those_of_the_server() {
        for (retention, expected) in [
            ("1h", "1h"),
            ("47h59m59s", "1h"),
            ("2d", "1d"),
            ("179d23h59m59s", "1d"),
            ("180d", "7d"),
            ("infinite", "7d"),
        ] {
            let retention: Retention = retention.parse().unwrap();
            assert_eq!(retention.default_shard_group_duration().to_string(), expected, "{retention}");
        }
    }
}
