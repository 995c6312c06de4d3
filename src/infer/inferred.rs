//! What was made of what was found.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    Found,
    keys::{Key, known},
    measurements::measurements,
    rollups::rollups,
    tags::tags,
};
use crate::model::{Bucket, Field, FieldType, Schema};

/// New definitions, and all that a person must know of them.
#[derive(Debug, Default)]
pub struct Inferred {
    /// Only what was not defined before.
    pub schema: Schema,
    /// What was seen of the tags in `schema`, by their keys there.
    pub tags: BTreeMap<String, SeenTag>,
    /// How much of what was found was defined before.
    pub defined: Defined,
    /// What was decided where the data says several things.
    pub decided: Vec<Decided>,
    /// What was found and is not defined, and why.
    pub left_out: Vec<LeftOut>,
    /// Measurements that were defined before and lack something that their points have.
    pub lacking: Vec<Lacking>,
}

/// What was seen of a tag, over all measurements that carry it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SeenTag {
    pub values: u64,
    pub measurements: u64,
}

/// Numbers of what was found and defined before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Defined {
    pub buckets: usize,
    pub measurements: usize,
}

/// A decision on a field, by the keys of the definitions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decided {
    pub measurement: String,
    pub field: String,
    #[serde(flatten)]
    pub what: Decision,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "decided", rename_all = "snake_case")]
pub enum Decision {
    /// Shard groups hold several types.
    Type {
        declared: FieldType,
        found: Vec<FieldType>,
        /// Whether it is known that the newest shard group holds the declared one.
        newest: bool,
    },
    /// All texts that were looked at are JSON objects or arrays.
    Json { texts: usize },
}

/// Something that was found and not taken over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LeftOut {
    pub kind: Kind,
    /// The bucket of a measurement.
    pub bucket: Option<String>,
    /// The name on the server.
    pub name: String,
    pub why: String,
}

/// What is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Bucket,
    Measurement,
    Task,
}

/// What a measurement that was defined before lacks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lacking {
    /// The key of the measurement.
    pub measurement: String,
    /// Keys of the definitions, without those that it has.
    pub tags: Vec<String>,
    pub optional_tags: Vec<String>,
    pub fields: BTreeMap<String, Field>,
}

impl Inferred {
    /// Sorted, so that the same data gives the same report.
    pub(super) fn sorted(mut self) -> Self {
        self.left_out.sort();
        self.decided.sort_by(|a, b| (&a.measurement, &a.field).cmp(&(&b.measurement, &b.field)));
        self.lacking.sort_by(|a, b| a.measurement.cmp(&b.measurement));
        self
    }
}

/// Definitions of everything in `found` that `defined` does not have.
pub fn infer(found: &Found, defined: &Schema) -> Inferred {
    let known = known(found, defined);
    let mut out = Inferred::default();
    for (name, Key { key, .. }) in known.buckets.iter().filter(|(_, key)| !key.defined) {
        if let Some(bucket) = found.buckets.get(name) {
            let different = (key != name).then(|| name.clone());
            out.schema.buckets.insert(key.clone(), Bucket { name: different, ..bucket.clone() });
        }
    }
    let tags = tags(found, &known, defined);
    measurements(found, &known, &tags, defined, &mut out);
    rollups(found, &known, defined, &mut out);
    // A tag that only a defined measurement carries is new all the same.
    out.schema.tags = tags.new;
    out.tags = tags.seen;
    out.defined = Defined {
        buckets: known.buckets.values().filter(|key| key.defined).count(),
        measurements: known.measurements.values().filter(|key| key.defined).count(),
    };
    out.left_out.extend(known.left_out);
    out.sorted()
}
