//! The definitions of a bucket's measurements, by the names that the server knows.

use std::collections::BTreeMap;

use crate::model::{Field, FieldType, Measurement, RetiredMember, Schema, Tag};

/// What the definitions say of a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing<'a, T> {
    Declared(T),
    /// A former name of what is called `now` on the server.
    Former {
        now: &'a str,
        is: T,
    },
    Retired {
        since: &'a str,
        reason: &'a str,
    },
    Unknown,
}

/// A measurement with its key in the definitions.
pub type Defined<'a> = (&'a str, &'a Measurement);

impl<T> Standing<'_, T> {
    /// What carries the name, or carried it once.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Declared(is) | Self::Former { is, .. } => Some(is),
            Self::Retired { .. } | Self::Unknown => None,
        }
    }
}

/// The names of one bucket's measurements.
#[derive(Debug)]
pub struct Names<'a> {
    schema: &'a Schema,
    present: BTreeMap<&'a str, Defined<'a>>,
    former: BTreeMap<&'a str, Defined<'a>>,
}

impl<'a> Names<'a> {
    /// Of the bucket defined under `bucket`.
    pub fn of(schema: &'a Schema, bucket: &'a str) -> Self {
        let mut names = Self { schema, present: BTreeMap::new(), former: BTreeMap::new() };
        for (key, measurement) in schema.measurements_of(bucket) {
            names.present.insert(measurement.server_name(key), (key, measurement));
            for former in &measurement.renamed_from {
                names.former.insert(former, (key, measurement));
            }
        }
        names
    }

    pub fn measurement(&self, name: &str) -> Standing<'a, Defined<'a>> {
        if let Some(&defined) = self.present.get(name) {
            return Standing::Declared(defined);
        }
        if let Some(&(key, measurement)) = self.former.get(name) {
            return Standing::Former { now: measurement.server_name(key), is: (key, measurement) };
        }
        let retired = self.schema.retired.iter().find(|retired| retired.measurement.as_deref() == Some(name));
        retired.map_or(Standing::Unknown, |retired| Standing::Retired {
            since: &retired.since,
            reason: &retired.reason,
        })
    }

    /// The tags that a measurement carries, by their keys on the server.
    pub fn tags(&self, measurement: &'a Measurement) -> BTreeMap<&'a str, &'a Tag> {
        let tags = measurement.tags.iter().filter_map(|key| Some((key, self.schema.tags.get(key)?)));
        tags.map(|(key, tag)| (tag.server_name(key), tag)).collect()
    }

    pub fn tag(&self, measurement: &'a Measurement, name: &str) -> Standing<'a, &'a Tag> {
        let tags = self.tags(measurement);
        if let Some(&tag) = tags.get(name) {
            return Standing::Declared(tag);
        }
        let former = tags.into_iter().find(|(_, tag)| tag.renamed_from.iter().any(|former| former == name));
        if let Some((now, is)) = former {
            return Standing::Former { now, is };
        }
        retired(measurement.retired.iter().find(|retired| retired.tag.as_deref() == Some(name)))
    }

    pub fn field(&self, measurement: &'a Measurement, name: &str) -> Standing<'a, &'a Field> {
        if let Some(field) = measurement.fields.get(name) {
            return Standing::Declared(field);
        }
        let mut fields = measurement.fields.iter();
        if let Some((now, is)) =
            fields.find(|(_, field)| field.renamed_from.iter().any(|former| former == name))
        {
            return Standing::Former { now, is };
        }
        retired(measurement.retired.iter().find(|retired| retired.field.as_deref() == Some(name)))
    }
}

fn retired<T>(member: Option<&RetiredMember>) -> Standing<'_, T> {
    member.map_or(Standing::Unknown, |member| Standing::Retired {
        since: &member.since,
        reason: &member.reason,
    })
}

/// Whether the definitions expect values of a type in a field: the declared one, or the one that it
/// is converted from.
pub fn expects(field: &Field, stored: FieldType) -> bool {
    field.stored_type() == stored || field.convert.as_ref().is_some_and(|convert| convert.from == stored)
}
