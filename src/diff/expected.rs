//! What the definitions say of one measurement, by the names on the server.

use std::collections::BTreeMap;

use crate::model::{Field, FieldType, Measurement, RetiredMember, Schema, Tag};

/// A declared measurement, ready to be held against points.
pub(super) struct Expected<'s> {
    measurement: &'s Measurement,
    /// The tags that are carried, by their keys on the server, and whether a point may lack each.
    pub tags: BTreeMap<&'s str, (bool, Option<&'s Tag>)>,
}

impl<'s> Expected<'s> {
    pub fn of(schema: &'s Schema, measurement: &'s Measurement) -> Self {
        let tags = measurement.tags.iter().map(|key| {
            let tag = schema.tags.get(key);
            let name = tag.map_or(key.as_str(), |tag| tag.server_name(key));
            (name, (measurement.is_optional_tag(key), tag))
        });
        Self { measurement, tags: tags.collect() }
    }

    pub fn fields(&self) -> impl Iterator<Item = (&'s str, &'s Field)> {
        self.measurement.fields.iter().map(|(key, field)| (key.as_str(), field))
    }

    pub fn field(&self, key: &str) -> Option<FieldType> {
        self.measurement.fields.get(key).map(Field::stored_type)
    }

    /// Whether the key is declared, as the one or the other.
    pub fn has(&self, key: &str) -> bool {
        self.tags.contains_key(key) || self.measurement.fields.contains_key(key)
    }

    /// The declared tag that was called `key` before.
    pub fn tag_once_called(&self, key: &str) -> Option<&'s str> {
        let mut tags = self.tags.iter().filter_map(|(name, (_, tag))| Some((*name, (*tag)?)));
        tags.find(|(_, tag)| tag.renamed_from.iter().any(|former| former == key)).map(|(name, _)| name)
    }

    /// The declared field that was called `key` before.
    pub fn field_once_called(&self, key: &str) -> Option<&'s str> {
        let once = |field: &Field| field.renamed_from.iter().any(|former| former == key);
        self.fields().find(|(_, field)| once(field)).map(|(name, _)| name)
    }

    pub fn retired_tag(&self, key: &str) -> Option<&'s RetiredMember> {
        self.measurement.retired.iter().find(|retired| retired.tag.as_deref() == Some(key))
    }

    pub fn retired_field(&self, key: &str) -> Option<&'s RetiredMember> {
        self.measurement.retired.iter().find(|retired| retired.field.as_deref() == Some(key))
    }
}
