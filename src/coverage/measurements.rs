//! The parts of a measurement, its fields, and the tags that it carries.

use super::{
    Kind,
    part::{Part, Thing},
};
use crate::model::{Field, FieldKind, Measurement, Schema, Tag};

pub(super) fn parts(schema: &Schema, key: &str, measurement: &Measurement) -> Vec<Part> {
    let it = Thing::new(format!("the measurement `{key}`"), ["measurements", key]);
    // What a rollup writes comes from what it reads.
    let filled = schema.rollups.values().any(|rollup| rollup.to == key);
    let mut parts = vec![
        it.part(Kind::Description, is_said(&measurement.description)),
        it.part(Kind::Source, filled || !measurement.source.is_empty()),
        it.part(Kind::Volume, measurement.volume.is_some()),
    ];
    parts.extend(measurement.fields.iter().flat_map(|(name, field)| field_parts(key, name, field)));
    let tags = measurement.tags.iter().filter_map(|tag| schema.tags.get_key_value(tag));
    parts.extend(tags.flat_map(|(name, tag)| tag_parts(name, tag)));
    parts
}

fn field_parts(measurement: &str, name: &str, field: &Field) -> Vec<Part> {
    let path = ["measurements", measurement, "fields", name];
    let it = Thing::new(format!("the field `{name}` of `{measurement}`"), path);
    let mut parts = vec![it.part(Kind::Description, is_said(&field.description))];
    if field.stored_type().is_numeric() {
        parts.push(it.part(Kind::Unit, field.unit.is_some()));
    }
    if field.kind == FieldKind::Json {
        parts.push(it.part(Kind::JsonSchema, field.schema.is_some()));
    }
    parts
}

/// A tag that other things determine multiplies no series and needs no number.
fn tag_parts(name: &str, tag: &Tag) -> [Part; 2] {
    let it = Thing::new(format!("the tag `{name}`"), ["tags", name]);
    let bounded = tag.budget().is_some() || tag.derive.is_some() || !tag.depends_on.is_empty();
    [it.part(Kind::Description, is_said(&tag.description)), it.part(Kind::Budget, bounded)]
}

/// Whether a text has words.
pub(super) fn is_said(text: &str) -> bool {
    !text.trim().is_empty()
}
