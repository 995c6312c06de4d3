//! By which language a bucket is looked at: `InfluxQL` where it is certain that it reads this very
//! bucket, else Flux by the bucket's id.
//!
//! `InfluxQL` tells fields and their types in two fast requests. But it knows buckets by names only,
//! looks them up in the organization of the token, and a mapping that somebody made may lead
//! elsewhere. Each of these would give the data of another bucket without an error.

use std::collections::BTreeSet;

use crate::influx::{Client, Error, Live, LiveBucket, influxql::Database, mappings::Mapping};

/// How to look at a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::influx) enum Way {
    InfluxQl(Database),
    /// By the id.
    Flux,
}

impl Way {
    /// What `InfluxQL` calls the bucket.
    pub fn database(self) -> Option<Database> {
        match self {
            Self::InfluxQl(database) => Some(database),
            Self::Flux => None,
        }
    }
}

/// What decides it.
#[derive(Debug)]
pub(in crate::influx) struct Ways {
    /// The mappings of the organization that is worked on.
    mappings: Vec<Mapping>,
    elsewhere: Elsewhere,
}

/// What `InfluxQL` could read instead, in an organization that is not the one worked on.
#[derive(Debug)]
enum Elsewhere {
    /// Nothing: the token belongs to the organization that is worked on.
    Nothing,
    /// Only these databases and retention policies.
    Databases(BTreeSet<(String, String)>),
    /// That cannot be told.
    Unknown,
}

impl Ways {
    pub fn look(client: &Client, live: &Live, buckets: &[LiveBucket]) -> Result<Self, Error> {
        let Some(bucket) = buckets.first() else {
            return Ok(Self { mappings: Vec::new(), elsewhere: Elsewhere::Unknown });
        };
        let mappings = client.mappings(&live.organization.id)?;
        Ok(Self { mappings, elsewhere: elsewhere(client, live, bucket)? })
    }

    /// How to look at a bucket of the organization.
    pub fn of(&self, bucket: &LiveBucket) -> Way {
        let (name, retention_policy) = database(&bucket.settings.name);
        let mut rows = self
            .mappings
            .iter()
            .filter(|row| row.database == name && row.retention_policy == retention_policy);
        let is_mapped = rows.next().is_some_and(|row| row.bucket == bucket.id) && rows.next().is_none();
        let names = (name.to_owned(), retention_policy.to_owned());
        let is_here = match &self.elsewhere {
            Elsewhere::Nothing => true,
            Elsewhere::Databases(others) => !others.contains(&names),
            Elsewhere::Unknown => false,
        };
        // An empty name in a request is none, and the server takes its default for it.
        if is_mapped && is_here && !name.is_empty() && !retention_policy.is_empty() {
            return Way::InfluxQl(Database { name: names.0, retention_policy: names.1 });
        }
        Way::Flux
    }
}

/// The names that the server cuts a bucket's name into.
fn database(bucket: &str) -> (&str, &str) {
    bucket.split_once('/').unwrap_or((bucket, "autogen"))
}

fn elsewhere(client: &Client, live: &Live, bucket: &LiveBucket) -> Result<Elsewhere, Error> {
    let home = &live.organization.id;
    if !client.may_read_anywhere(&bucket.id, &home.other())? {
        return Ok(Elsewhere::Nothing);
    }
    let Some(others) = client.other_organizations(home, &home.other())? else {
        return Ok(Elsewhere::Unknown);
    };
    let mut databases = BTreeSet::new();
    for organization in others {
        let rows = client.mappings(&organization)?;
        databases.extend(rows.into_iter().map(|row| (row.database, row.retention_policy)));
    }
    Ok(Elsewhere::Databases(databases))
}
