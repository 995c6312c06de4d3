//! The names that a schema gives to things on the server.

use crate::{diagnostic::Place, model::Schema};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Bucket,
    Measurement,
    Tag,
    Field,
}

/// A name on the server, and where it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'a> {
    pub kind: Kind,
    pub name: &'a str,
    /// The key under which the thing is defined; of a field that of its measurement.
    pub owner: &'a str,
    /// Whether `name:` gives it, and not the key.
    given: bool,
}

impl Kind {
    /// The noun for messages.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Bucket => "bucket",
            Self::Measurement => "measurement",
            Self::Tag => "tag",
            Self::Field => "field",
        }
    }
}

impl Named<'_> {
    /// Where the name is written.
    pub fn place(&self) -> Place {
        let section = match self.kind {
            Kind::Bucket => "buckets",
            Kind::Tag => "tags",
            Kind::Measurement => "measurements",
            Kind::Field => return Place::key(["measurements", self.owner, "fields", self.name]),
        };
        if self.given {
            Place::value([section, self.owner, "name"])
        } else {
            Place::key([section, self.owner])
        }
    }
}

/// Every name of `schema`, by kind and key.
pub(super) fn names(schema: &Schema) -> Vec<Named<'_>> {
    let mut all = Vec::new();
    for (owner, bucket) in &schema.buckets {
        let given = bucket.name.is_some();
        all.push(Named { kind: Kind::Bucket, name: bucket.server_name(owner), owner, given });
    }
    for (owner, tag) in &schema.tags {
        all.push(Named { kind: Kind::Tag, name: tag.server_name(owner), owner, given: tag.name.is_some() });
    }
    for (owner, measurement) in &schema.measurements {
        let given = measurement.name.is_some();
        all.push(Named { kind: Kind::Measurement, name: measurement.server_name(owner), owner, given });
        let fields = measurement.fields.keys();
        all.extend(fields.map(|name| Named { kind: Kind::Field, name, owner, given: false }));
    }
    all
}
