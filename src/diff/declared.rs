//! What the definitions say of the names in a bucket's data: present ones, former ones, retired ones.

use std::collections::BTreeMap;

use crate::model::{Field, Measurement, OnCollision, RetiredMember, Schema, Tag};

/// What the definitions say of a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing<'a, T> {
    Declared(T),
    /// A former name of what is called `now` on the server.
    Former {
        now: &'a str,
        is: T,
    },
    Retired(Retirement<'a>),
    Unknown,
}

/// How a name was retired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retirement<'a> {
    /// The day, `YYYY-MM-DD`.
    pub since: &'a str,
    pub reason: &'a str,
    /// Whether its data shall be removed.
    pub delete: bool,
    /// Of a tag whose data is removed: what happens to points that become equal.
    pub on_collision: OnCollision,
}

impl<T> Standing<'_, T> {
    /// What carries the name, or carried it once.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Declared(is) | Self::Former { is, .. } => Some(is),
            Self::Retired(_) | Self::Unknown => None,
        }
    }
}

/// The names of one bucket's measurements, as the server knows them.
#[derive(Debug)]
pub struct Names<'a> {
    schema: &'a Schema,
    present: BTreeMap<&'a str, &'a Measurement>,
    /// Former names and the present ones.
    former: BTreeMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    /// Of the bucket defined under `bucket`.
    pub fn of(schema: &'a Schema, bucket: &'a str) -> Self {
        let mut names = Self { schema, present: BTreeMap::new(), former: BTreeMap::new() };
        for (key, measurement) in schema.measurements_of(bucket) {
            let name = measurement.server_name(key);
            names.present.insert(name, measurement);
            names.former.extend(measurement.renamed_from.iter().map(|former| (former.as_str(), name)));
        }
        names
    }

    pub fn measurement(&self, name: &str) -> Standing<'a, &'a Measurement> {
        if let Some(&measurement) = self.present.get(name) {
            return Standing::Declared(measurement);
        }
        if let Some(&now) = self.former.get(name) {
            return Standing::Former { now, is: self.present[now] };
        }
        let retired = self.schema.retired.iter().find(|retired| retired.measurement.as_deref() == Some(name));
        retired.map_or(Standing::Unknown, |retired| {
            let (since, reason) = (retired.since.as_str(), retired.reason.as_str());
            let (delete, on_collision) = (retired.delete, OnCollision::default());
            Standing::Retired(Retirement { since, reason, delete, on_collision })
        })
    }

    /// The declared measurements, sorted by name.
    pub fn declared(&self) -> impl Iterator<Item = (&'a str, &'a Measurement)> {
        self.present.iter().map(|(name, measurement)| (*name, *measurement))
    }

    /// The names within a measurement.
    pub fn members(&self, measurement: &'a Measurement) -> Members<'a> {
        let tags = measurement.tags.iter().map(|key| {
            let tag = self.schema.tags.get(key);
            let name = tag.map_or(key.as_str(), |tag| tag.server_name(key));
            let fill = measurement.fill.get(key).map(String::as_str);
            (name, Carried { tag, is_optional: measurement.is_optional_tag(key), fill })
        });
        Members { measurement, tags: tags.collect() }
    }
}

/// A tag that a measurement carries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Carried<'a> {
    /// Its definition; a key may be listed that has none.
    pub tag: Option<&'a Tag>,
    /// Whether a point may lack it.
    pub is_optional: bool,
    /// What it is in old points that lack it.
    pub fill: Option<&'a str>,
}

impl<'a> Carried<'a> {
    pub fn former_names(&self) -> &'a [String] {
        self.tag.map_or(&[], |tag| &tag.renamed_from)
    }
}

/// The names of a measurement's tags and fields, as the server knows them.
#[derive(Debug)]
pub struct Members<'a> {
    measurement: &'a Measurement,
    tags: BTreeMap<&'a str, Carried<'a>>,
}

impl<'a> Members<'a> {
    /// The tags, sorted by name.
    pub fn tags(&self) -> impl Iterator<Item = (&'a str, Carried<'a>)> {
        self.tags.iter().map(|(name, carried)| (*name, *carried))
    }

    /// The fields, sorted by name.
    pub fn fields(&self) -> impl Iterator<Item = (&'a str, &'a Field)> {
        self.measurement.fields.iter().map(|(name, field)| (name.as_str(), field))
    }

    pub fn has_tag(&self, name: &str) -> bool {
        self.tags.contains_key(name)
    }

    /// The declared field of the name.
    pub fn field_called(&self, name: &str) -> Option<&'a Field> {
        self.measurement.fields.get(name)
    }

    pub fn tag(&self, name: &str) -> Standing<'a, Carried<'a>> {
        if let Some(&carried) = self.tags.get(name) {
            return Standing::Declared(carried);
        }
        if let Some((now, is)) = self.tags().find(|(_, carried)| contains(carried.former_names(), name)) {
            return Standing::Former { now, is };
        }
        retired(self.measurement.retired.iter().find(|retired| retired.tag.as_deref() == Some(name)))
    }

    pub fn field(&self, name: &str) -> Standing<'a, &'a Field> {
        if let Some(field) = self.field_called(name) {
            return Standing::Declared(field);
        }
        if let Some((now, is)) = self.fields().find(|(_, field)| contains(&field.renamed_from, name)) {
            return Standing::Former { now, is };
        }
        retired(self.measurement.retired.iter().find(|retired| retired.field.as_deref() == Some(name)))
    }
}

fn contains(names: &[String], name: &str) -> bool {
    names.iter().any(|other| other == name)
}

fn retired<T>(member: Option<&RetiredMember>) -> Standing<'_, T> {
    member.map_or(Standing::Unknown, |member| {
        let (since, reason) = (member.since.as_str(), member.reason.as_str());
        let (delete, on_collision) = (member.delete, member.on_collision);
        Standing::Retired(Retirement { since, reason, delete, on_collision })
    })
}
