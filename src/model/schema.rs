//! The whole: one schema, wherever it was read.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Bucket, KEPT, Layer, Measurement, Query, Retired, Rollup, RollupTask, StoredTable, Table, Tag};

/// Everything that is declared, or everything that is known of a server.
///
/// Maps are sorted by key, so that two schemas that say the same have the same JSON and hash.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Schema {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub layers: BTreeMap<String, Layer>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub buckets: BTreeMap<String, Bucket>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, Tag>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub measurements: BTreeMap<String, Measurement>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub queries: BTreeMap<String, Query>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rollups: BTreeMap<String, Rollup>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tables: BTreeMap<String, Table>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<Retired>,
    /// What a SQLite database was seen to hold, by the names there; definitions have none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub database: BTreeMap<String, StoredTable>,
    /// The tasks of rollups, by the keys of these: what a server was seen to hold, or has to; definitions
    /// have none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rollup_tasks: BTreeMap<String, RollupTask>,
}

impl Schema {
    /// The schema as JSON on one line, its keys in order: the same text for the same definitions,
    /// however they are written.
    ///
    /// # Errors
    /// A JSON error where a number in a field's JSON Schema has no JSON form; YAML's `.inf` is such.
    pub fn canonical_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The sha256 of the canonical JSON, in hex.
    ///
    /// # Errors
    /// A JSON error where a number in a field's JSON Schema has no JSON form; YAML's `.inf` is such.
    pub fn hash(&self) -> Result<String, serde_json::Error> {
        Ok(Sha256::digest(self.canonical_json()?).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The tables that a database was seen to hold, without copies that were kept of some.
    pub fn stored_tables(&self) -> impl Iterator<Item = (&String, &StoredTable)> {
        self.database.iter().filter(|(name, _)| !name.starts_with(KEPT))
    }

    /// The defined tags that a measurement carries, with their keys, by their names on the server: the
    /// order in which they should stand in a line.
    pub fn tags_of<'a>(&'a self, measurement: &'a Measurement) -> Vec<(&'a str, &'a Tag)> {
        let carried = measurement.tags.iter();
        let mut tags: Vec<_> = carried.filter_map(|key| Some((key.as_str(), self.tags.get(key)?))).collect();
        tags.sort_by_key(|(key, tag)| tag.server_name(key));
        tags
    }

    /// The defined measurements that a query reads itself, with their keys.
    pub fn read_by<'a>(&'a self, query: &'a Query) -> impl Iterator<Item = (&'a str, &'a Measurement)> {
        let named = query.from.names().iter();
        named.filter_map(|from| Some((from.as_str(), self.measurements.get(from)?)))
    }

    /// The layers in the order in which they are drawn.
    pub fn layers_in_order(&self) -> Vec<(&str, &Layer)> {
        let mut layers: Vec<_> = self.layers.iter().map(|(key, layer)| (key.as_str(), layer)).collect();
        layers.sort_by_key(|(key, layer)| (layer.order, *key));
        layers
    }

    /// The key of the bucket that is called `name`, in the definitions or on the server.
    pub fn bucket_key(&self, name: &str) -> Option<&str> {
        let by_key = self.buckets.get_key_value(name).map(|(key, _)| key);
        let by_name = || self.buckets.iter().find(|(key, bucket)| bucket.server_name(key) == name);
        by_key.or_else(|| by_name().map(|(key, _)| key)).map(String::as_str)
    }

    /// The bucket that the server calls `name`, now or until a rename, and its key.
    pub fn bucket_called(&self, name: &str) -> Option<(&str, &Bucket)> {
        let is_it = |(key, bucket): &(&String, &Bucket)| {
            bucket.server_name(key) == name || bucket.renamed_from.iter().any(|former| former == name)
        };
        self.buckets.iter().find(is_it).map(|(key, bucket)| (key.as_str(), bucket))
    }

    /// The names that its buckets have on the server, present and former ones.
    pub fn bucket_names(&self) -> BTreeSet<String> {
        let names = self.buckets.iter().flat_map(|(key, bucket)| {
            let present = std::iter::once(bucket.server_name(key).to_owned());
            present.chain(bucket.renamed_from.iter().cloned())
        });
        names.collect()
    }

    /// The measurements that the bucket defined under `bucket` holds.
    pub fn measurements_of<'a>(
        &'a self,
        bucket: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a Measurement)> {
        let held = self.measurements.iter().filter(move |(_, measurement)| measurement.bucket == bucket);
        held.map(|(key, measurement)| (key.as_str(), measurement))
    }
}
