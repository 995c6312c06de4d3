//! A thing in the data, by its names on the server.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::words::Tick;

/// A bucket, a measurement, or a tag or field of one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Thing {
    pub bucket: String,
    /// Nothing if the bucket itself is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurement: Option<String>,
    /// Nothing if the measurement itself is meant.
    #[serde(flatten)]
    pub member: Option<Member>,
}

/// What a measurement consists of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Member {
    Tag(String),
    Field(String),
}

impl Thing {
    pub fn bucket(bucket: &str) -> Self {
        Self { bucket: bucket.to_owned(), measurement: None, member: None }
    }

    pub fn measurement(bucket: &str, measurement: &str) -> Self {
        Self { measurement: Some(measurement.to_owned()), ..Self::bucket(bucket) }
    }

    /// A tag or field of the measurement that this is, or is of.
    #[must_use]
    pub fn with(&self, member: Member) -> Self {
        Self { member: Some(member), ..self.clone() }
    }
}

impl Member {
    pub fn name(&self) -> &str {
        match self {
            Self::Tag(name) | Self::Field(name) => name,
        }
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match &self.measurement {
            None => return write!(f, "the bucket {}", Tick(&self.bucket)),
            Some(measurement) => format!("{} in {}", Tick(measurement), Tick(&self.bucket)),
        };
        match &self.member {
            None => write!(f, "the measurement {place}"),
            Some(Member::Tag(tag)) => write!(f, "the tag {} of {place}", Tick(tag)),
            Some(Member::Field(field)) => write!(f, "the field {} of {place}", Tick(field)),
        }
    }
}
