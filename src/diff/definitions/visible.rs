//! What of definitions a server can show, so that they can be compared with one: buckets with their
//! settings, and the tags and types of fields that points have.
//!
//! A server knows no keys and no descriptions of ours: things go by their names there, measurements
//! together with their bucket, as several buckets may have one of the same name.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Bucket, Field, FieldType, Measurement, Observed, ObservedMeasurement, Schema};

/// What a server would show of the definitions once all they speak of was written.
pub fn visible(schema: &Schema) -> Schema {
    let mut shown = Schema::default();
    for (key, bucket) in &schema.buckets {
        let settings = bucket.settings(key);
        let name = settings.name.clone();
        let seen = Bucket { renamed_from: bucket.renamed_from.clone(), ..Bucket::from(settings) };
        shown.buckets.insert(name, seen);
    }
    for (key, measurement) in &schema.measurements {
        let bucket = schema.buckets.get(&measurement.bucket);
        let bucket =
            bucket.map_or(measurement.bucket.as_str(), |found| found.server_name(&measurement.bucket));
        let tag = |tag: &String| {
            schema.tags.get(tag).map_or(tag.as_str(), |found| found.server_name(tag)).to_owned()
        };
        let tags: Vec<String> = measurement.tags.iter().map(tag).collect();
        let fields = measurement.fields.iter().map(|(name, field)| (name.clone(), field.stored_type()));
        shown.show(bucket, measurement.server_name(key), tags, fields);
    }
    shown
}

/// What a server was seen to hold, of the buckets named in `only`, or of all.
pub fn seen(live: &Schema, observed: &Observed, only: Option<&BTreeSet<String>>) -> Schema {
    let is_meant = |name: &String| only.is_none_or(|only| only.contains(name));
    let mut shown = Schema::default();
    for (key, bucket) in &live.buckets {
        let settings = bucket.settings(key);
        if is_meant(&settings.name) {
            shown.buckets.insert(settings.name.clone(), Bucket::from(settings));
        }
    }
    for (bucket, data) in observed.iter().filter(|(name, _)| is_meant(name)) {
        for (name, measurement) in &data.measurements {
            let tags = measurement.tags.keys().cloned().collect();
            shown.show(bucket, name, tags, types(measurement));
        }
    }
    shown
}

/// The fields and their types; of several types in different shard groups the first.
fn types(measurement: &ObservedMeasurement) -> impl Iterator<Item = (String, FieldType)> {
    let fields = measurement.fields.iter();
    fields.filter_map(|(name, field)| Some((name.clone(), *field.types.keys().next()?)))
}

impl Schema {
    fn show(
        &mut self,
        bucket: &str,
        name: &str,
        mut tags: Vec<String>,
        fields: impl Iterator<Item = (String, FieldType)>,
    ) {
        tags.sort();
        for tag in &tags {
            self.tags.entry(tag.clone()).or_default();
        }
        let fields: BTreeMap<String, Field> = fields
            .map(|(name, kind)| (name, Field { optional: true, ..Field::of_kind(kind.into()) }))
            .collect();
        let measurement = Measurement {
            name: Some(name.to_owned()),
            bucket: bucket.to_owned(),
            description: String::new(),
            // Whether all points have a tag or field is not asked here.
            optional_tags: tags.clone(),
            tags,
            fields,
            volume: None,
            source: Vec::new(),
            renamed_from: Vec::new(),
            moved_from: Vec::new(),
            fill: BTreeMap::new(),
            retired: Vec::new(),
            accept: Vec::new(),
        };
        self.measurements.insert(format!("{bucket}/{name}"), measurement);
    }
}
