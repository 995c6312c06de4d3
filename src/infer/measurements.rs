//! Measurements, from what their points look like.

use std::collections::BTreeMap;

use super::{
    Found, Inferred,
    found::FieldName,
    inferred::{Decided, Decision, Lacking},
    json_schema::json_schema,
    keys::{Key, Known},
    tags::Tags,
};
use crate::model::{Field, FieldKind, FieldType, Measurement, ObservedField, ObservedMeasurement, Schema};

/// Defines the measurements that are new, and says what the others lack.
pub fn measurements(found: &Found, known: &Known, tags: &Tags, defined: &Schema, out: &mut Inferred) {
    for ((bucket, name), Key { key, defined: is_defined }) in &known.measurements {
        let Some(observed) = observed(found, bucket, name) else { continue };
        let reader = Reader { found, bucket, name, key };
        if *is_defined {
            let own = defined.measurements.get(key);
            let lacking = own.and_then(|own| lacking(&reader, observed, own, tags, &mut out.decided));
            out.lacking.extend(lacking);
        } else if let Some(bucket) = known.buckets.get(bucket) {
            let measurement = measurement(&reader, observed, tags, &bucket.key, out);
            out.schema.measurements.insert(key.clone(), measurement);
        }
    }
}

fn observed<'f>(found: &'f Found, bucket: &str, name: &str) -> Option<&'f ObservedMeasurement> {
    found.observed.get(bucket)?.measurements.get(name)
}

/// Where a measurement stands: on the server and in the definitions.
struct Reader<'f> {
    found: &'f Found,
    bucket: &'f str,
    name: &'f str,
    key: &'f str,
}

fn measurement(
    reader: &Reader<'_>,
    observed: &ObservedMeasurement,
    tags: &Tags,
    bucket: &str,
    out: &mut Inferred,
) -> Measurement {
    let (carried, optional) = carried(observed, tags, |_| true);
    Measurement {
        name: (reader.key != reader.name).then(|| reader.name.to_owned()),
        bucket: bucket.to_owned(),
        description: String::new(),
        tags: carried,
        optional_tags: optional,
        fields: reader.fields(observed, |_| true, &mut out.decided),
        volume: None,
        source: Vec::new(),
        renamed_from: Vec::new(),
        moved_from: Vec::new(),
        fill: BTreeMap::new(),
        retired: Vec::new(),
        accept: Vec::new(),
    }
}

/// The keys of the tags that points carry, and of those that some lack.
fn carried(
    observed: &ObservedMeasurement,
    tags: &Tags,
    wanted: impl Fn(&str) -> bool,
) -> (Vec<String>, Vec<String>) {
    let keys = observed.tags.iter().filter_map(|(name, tag)| Some((tags.keys.get(name)?, tag)));
    let mut keys: Vec<_> = keys.filter(|(key, _)| wanted(key)).collect();
    // A tag may be there under its former key, too.
    keys.sort_by_key(|(key, _)| *key);
    keys.dedup_by_key(|(key, _)| *key);
    let optional = keys.iter().filter(|(_, tag)| tag.series < observed.series);
    let optional = optional.map(|(key, _)| (*key).clone()).collect();
    (keys.into_iter().map(|(key, _)| key.clone()).collect(), optional)
}

/// What the definition `own` lacks. Retired members may still be in the data.
fn lacking(
    reader: &Reader<'_>,
    observed: &ObservedMeasurement,
    own: &Measurement,
    tags: &Tags,
    decided: &mut Vec<Decided>,
) -> Option<Lacking> {
    let new_tag = |key: &str| {
        let on_server = tags.keys.iter().find(|(_, known)| *known == key).map(|(name, _)| name.as_str());
        let retired = own.retired.iter().filter_map(|it| it.tag.as_deref());
        let retired = retired.into_iter().any(|tag| tag == key || Some(tag) == on_server);
        !own.tags.iter().any(|tag| tag == key) && !retired
    };
    let new_field = |name: &str| {
        let retired = own.retired.iter().any(|it| it.field.as_deref() == Some(name));
        let former = own.fields.values().any(|field| field.renamed_from.iter().any(|it| it == name));
        !own.fields.contains_key(name) && !retired && !former
    };
    let (tags, optional_tags) = carried(observed, tags, new_tag);
    let fields = reader.fields(observed, new_field, decided);
    if tags.is_empty() && fields.is_empty() {
        return None;
    }
    Some(Lacking { measurement: reader.key.to_owned(), tags, optional_tags, fields })
}

impl Reader<'_> {
    fn fields(
        &self,
        observed: &ObservedMeasurement,
        wanted: impl Fn(&str) -> bool,
        decided: &mut Vec<Decided>,
    ) -> BTreeMap<String, Field> {
        let fields = observed.fields.iter().filter(|(name, _)| wanted(name));
        let gaps = self.found.gaps.get(&(self.bucket.to_owned(), self.name.to_owned()));
        let mut defined = BTreeMap::new();
        for (name, field) in fields {
            let Some((kind, decision)) = stored_type(field) else { continue };
            let mut made = Field::of_kind(kind.into());
            let json = match kind {
                FieldType::String => self.json(name),
                _ => None,
            };
            let decision = match json {
                Some((schema, texts)) => {
                    made = Field { schema: Some(schema), ..Field::of_kind(FieldKind::Json) };
                    Some(Decision::Json { texts })
                }
                None => decision,
            };
            made.optional = gaps.is_some_and(|gaps| gaps.contains(name));
            let (measurement, field) = (self.key.to_owned(), name.clone());
            decided.extend(decision.map(|what| Decided { measurement, field, what }));
            defined.insert(name.clone(), made);
        }
        defined
    }

    /// The schema of the JSON that all texts of a field hold, and how many were looked at.
    fn json(&self, field: &str) -> Option<(serde_json::Value, usize)> {
        let name: FieldName = (self.bucket.to_owned(), self.name.to_owned(), field.to_owned());
        let texts = self.found.texts.get(&name)?;
        Some((json_schema(texts)?, texts.len()))
    }
}

/// The type to declare: that of the newest shard group, where there are several.
fn stored_type(field: &ObservedField) -> Option<(FieldType, Option<Decision>)> {
    if let Some(only) = field.only_type() {
        return Some((only, None));
    }
    let newest = |(kind, held): (&FieldType, &crate::model::Held)| {
        let groups = held.groups.as_ref()?;
        Some((groups.iter().map(|group| group.end).max()?, *kind))
    };
    let newest = field.types.iter().filter_map(newest).max();
    let declared = newest.map(|(_, kind)| kind).or_else(|| field.types.keys().next().copied())?;
    let found = field.types.keys().copied().collect();
    Some((declared, Some(Decision::Type { declared, found, newest: newest.is_some() })))
}
