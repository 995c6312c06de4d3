//! The identifier that InfluxDB gives to everything: 16 hexadecimal digits.
//!
//! A type of its own, because a bucket may be *named* with 16 hexadecimal digits as well: a name
//! can never stand where an id is meant, and an id needs no escaping in a URL or in Flux.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize};

/// An id of the server: 16 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Id(String);

/// A text that is not an [`Id`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an id of InfluxDB (16 hexadecimal digits)")]
pub struct BadId(String);

impl Id {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Another id.
    pub(super) fn other(&self) -> Self {
        let (rest, last) = self.0.split_at(self.0.len() - 1);
        Self(format!("{rest}{}", if last == "0" { "1" } else { "0" }))
    }
}

impl FromStr for Id {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == 16 && text.bytes().all(hex) {
            Ok(Self(text.to_owned()))
        } else {
            Err(BadId(text.to_owned()))
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
