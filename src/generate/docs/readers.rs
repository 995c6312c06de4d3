//! Which queries read a measurement: by themselves, through a part of theirs, or by its name in
//! raw Flux.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    flux,
    model::{Query, Schema},
};

/// The keys of queries by the key of what they read, both sorted.
pub type Readers<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// All readers, in one pass: a schema may have thousands of measurements.
pub fn readers(schema: &Schema) -> Readers<'_> {
    let mut readers = Readers::new();
    for (name, query) in &schema.queries {
        let parts = query.union.iter().filter_map(|part| schema.queries.get(part));
        for read in std::iter::once(query).chain(parts).flat_map(|query| reads(schema, query)) {
            readers.entry(read).or_default().insert(name);
        }
    }
    readers
}

/// The measurements that a query names itself.
fn reads<'a>(schema: &'a Schema, query: &'a Query) -> Vec<&'a str> {
    let Some(text) = &query.flux else { return query.from.names().iter().map(String::as_str).collect() };
    let named = schema.measurements.iter();
    let named = named.filter(|(key, own)| text.contains(&flux::string(own.server_name(key))));
    named.map(|(key, _)| key.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_direct_joint_and_raw_readers() {
        let schema: Schema = serde_json::from_value(serde_json::json!({
            "measurements": {
                "alone": { "bucket": "b", "fields": {} },
                "both": { "name": "two", "bucket": "b", "fields": {} },
            },
            "queries": {
                "direct": { "from": "both" },
                "listed": { "from": ["alone", "both"] },
                "joined": { "union": ["direct", "other"] },
                "other": { "from": "alone" },
                "raw": { "flux": "filter(fn: (r) => r._measurement == \"two\")" },
                "unrelated": { "flux": "two" },
            },
        }))
        .unwrap();
        let expected: Readers<'_> = [
            ("alone", ["joined", "listed", "other"].into()),
            ("both", ["direct", "joined", "listed", "raw"].into()),
        ]
        .into();
        assert_eq!(readers(&schema), expected);
    }
}
