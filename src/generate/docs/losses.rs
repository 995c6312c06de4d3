//! What a shorter retention takes away, how to keep it, and what should be made from it before.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{measurement_entry, reference::Link, words};
use crate::{
    estimate::{self, bucket_bytes, grouped},
    generate::names,
    model::{Bucket, Keeping, Schema},
    plan::{Operation, Step},
};

/// The loss of one bucket.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct LossEntry<'a> {
    bucket: String,
    from: String,
    to: String,
    /// Points and bytes that go once the baseline's bucket is full.
    points: String,
    bytes: String,
    /// The folder and the name under which a copy is kept.
    copy: String,
    /// Measurements that the baseline does not have and that are made from the bucket.
    fill: Vec<Link<'a>>,
}

/// The losses of those steps that take away what the baseline keeps.
pub fn losses<'a>(baseline: &Schema, schema: &'a Schema, steps: &[Step]) -> Vec<LossEntry<'a>> {
    let keepings = steps.iter().filter_map(|step| match &step.operation {
        Operation::SetKeeping(own) if step.operation.takes_away() => Some((&own.bucket, own.from, own.to)),
        _ => None,
    });
    keepings.map(|(bucket, from, to)| loss(baseline, schema, bucket, from, to)).collect()
}

fn loss<'a>(baseline: &Schema, schema: &'a Schema, name: &str, from: Keeping, to: Keeping) -> LossEntry<'a> {
    let (points, bytes) = taken(baseline, name, to).unwrap_or_default();
    LossEntry {
        bucket: name.to_owned(),
        from: words::retention(from.retention),
        to: words::retention(to.retention),
        points: grouped(points),
        bytes: words::range(bytes),
        copy: names::snake(name),
        fill: fill(baseline, schema, name),
    }
}

/// The points and bytes between what the baseline keeps and what is kept then.
fn taken(baseline: &Schema, name: &str, to: Keeping) -> Option<(u64, estimate::Bytes)> {
    let (key, bucket) = by_server_name(baseline, name)?;
    let held = |retention| bucket_bytes(baseline, key, bucket, estimate::kept(retention));
    let (before, after) = (held(bucket.retention), held(to.retention));
    let bytes = before.bytes.expected.saturating_sub(after.bytes.expected);
    Some((before.points.saturating_sub(after.points), estimate::Bytes { expected: bytes }))
}

fn by_server_name<'a>(schema: &'a Schema, name: &str) -> Option<(&'a str, &'a Bucket)> {
    let found = schema.buckets.iter().find(|(key, bucket)| bucket.server_name(key) == name);
    found.map(|(key, bucket)| (key.as_str(), bucket))
}

/// The measurements that are made from the bucket's, directly or through others, and are new.
fn fill<'a>(baseline: &Schema, schema: &'a Schema, bucket: &str) -> Vec<Link<'a>> {
    let Some((key, _)) = by_server_name(schema, bucket) else { return Vec::new() };
    let mut made: BTreeSet<&str> = schema.measurements_of(key).map(|(key, _)| key).collect();
    let mut before = 0;
    while before != made.len() {
        before = made.len();
        let next = schema.measurements.iter();
        let next = next.filter(|(_, own)| own.source.iter().any(|source| made.contains(source.as_str())));
        let next: Vec<&str> = next.map(|(key, _)| key.as_str()).collect();
        made.extend(next);
    }
    let is_new = |key: &&str| !baseline.measurements.contains_key(*key);
    let links = made.into_iter().filter(is_new).map(|key| {
        let name = schema.measurements.get(key).map_or(key, |own| own.server_name(key));
        measurement_entry::link(name, key)
    });
    links.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Facts;
    use serde_json::{Value, json};

    fn schema(retention: &str, more: Value) -> Schema {
        let mut schema = json!({
            "buckets": { "raw data": { "retention": retention, "shard_group_duration": "1d" } },
            "measurements": { "raw": {
                "bucket": "raw data",
                "fields": { "on": { "type": "boolean" } },
                "volume": { "points_per_day": 1_000.0 },
            } },
        });
        if let Value::Object(more) = more {
            schema["measurements"].as_object_mut().unwrap().extend(more);
        }
        serde_json::from_value(schema).unwrap()
    }

    #[test]
    fn names_what_goes_and_what_is_made_from_it() {
        let before = schema("30d", json!({}));
        let after = schema(
            "7d",
            json!({
                "daily": { "bucket": "raw data", "fields": {}, "source": ["raw"] },
                "monthly": { "bucket": "elsewhere", "fields": {}, "source": ["daily"] },
                "unrelated": { "bucket": "elsewhere", "fields": {}, "source": ["outside"] },
            }),
        );
        let steps = Step::between(&before, &after, &Facts::default());
        let links = ["daily", "monthly"].map(|name| measurement_entry::link(name, name));
        let expected = LossEntry {
            bucket: "raw data".to_owned(),
            from: "30d".to_owned(),
            to: "7d".to_owned(),
            points: "23,000".to_owned(),
            // 23 shard groups of 110,000 bytes, 2 kB for the one series in each, 4.2 bytes a value.
            bytes: "1.6 MB to 5.3 MB".to_owned(),
            copy: "raw_data".to_owned(),
            fill: links.into(),
        };
        assert_eq!(losses(&before, &after, &steps), [expected]);
        assert_eq!(losses(&after, &after, &[]), []);
    }
}
