//! Buckets: where points live and how long.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Acceptance, Keeping, Retention, Span};

/// A bucket that the project manages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bucket {
    /// The name on the server, where it differs from the key here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The layer of the architecture that the bucket belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    /// What the bucket holds; it becomes the bucket's description on the server.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// How long points are kept: `infinite`, or a duration such as `90d`.
    pub retention: Retention,
    /// The time range of one shard group; the server's own default for the retention if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard_group_duration: Option<Span>,
    /// Why the retention is what it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rationale: String,
    /// Names that the bucket had before: how a rename is stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renamed_from: Vec<String>,
    /// Findings that are intended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<Acceptance>,
}

/// A bucket as a server holds it: every value explicit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BucketSettings {
    pub name: String,
    pub description: String,
    #[serde(flatten)]
    pub keeping: Keeping,
}

impl Bucket {
    /// The name on the server of the bucket defined under `key`.
    pub fn server_name<'a>(&'a self, key: &'a str) -> &'a str {
        self.name.as_deref().unwrap_or(key)
    }

    /// Retention and shard group duration, the latter with the server's default written out.
    pub fn keeping(&self) -> Keeping {
        let default = self.retention.default_shard_group_duration();
        Keeping {
            retention: self.retention,
            shard_group_duration: self.shard_group_duration.unwrap_or(default),
        }
    }

    /// What the server should hold for the bucket defined under `key`.
    pub fn settings(&self, key: &str) -> BucketSettings {
        BucketSettings {
            name: self.server_name(key).to_owned(),
            description: self.description.clone(),
            keeping: self.keeping(),
        }
    }
}

impl From<BucketSettings> for Bucket {
    /// A bucket known only from a server: its name is its key.
    fn from(settings: BucketSettings) -> Self {
        Self {
            name: None,
            layer: None,
            description: settings.description,
            retention: settings.keeping.retention,
            shard_group_duration: Some(settings.keeping.shard_group_duration),
            rationale: String::new(),
            renamed_from: Vec::new(),
            accept: Vec::new(),
        }
    }
}
