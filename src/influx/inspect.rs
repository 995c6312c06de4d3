//! What a server holds, as a `Schema`: the live side of every comparison.
//!
//! Buckets only: what measurements a bucket holds can be observed, not known.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{Client, Error, Id, LiveBucket, Organization, Presence};
use crate::model::{Bucket, Schema};

/// One look at a server.
#[derive(Debug, Clone, PartialEq)]
pub struct Live {
    /// The URL of the server.
    pub server: String,
    /// The version as the server writes it.
    pub version: String,
    /// When the look began, by the server's clock.
    pub time: Timestamp,
    pub organization: Organization,
    /// The buckets of users, keyed by their names on the server.
    pub schema: Schema,
    /// The ids of the same buckets.
    pub ids: BTreeMap<String, Id>,
    /// Names of the server's own buckets, as far as they are visible.
    pub system: BTreeSet<String>,
    pub visibility: Visibility,
}

/// What of the names that were asked for could be seen.
///
/// Exact for those names. Whether there are further buckets that nobody asked for and that the
/// token may not see, no request tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visibility {
    /// Buckets that exist and that the token may not read: neither to be created nor compared.
    pub hidden: BTreeSet<String>,
}

impl Visibility {
    /// Whether every name that was asked for is either there to be read or truly absent.
    pub fn is_complete(&self) -> bool {
        self.hidden.is_empty()
    }
}

/// Looks at the server: its health, the organization, all buckets, and each of `names` that the
/// list does not have (the buckets of the definitions, former names included).
///
/// # Errors
/// Whatever keeps the client from an answer; a hidden bucket is not an error.
pub fn inspect<'a>(client: &Client, names: impl IntoIterator<Item = &'a str>) -> Result<Live, Error> {
    let health = client.health()?;
    let organization = client.organization()?;
    let listed = client.buckets(&organization)?;
    let mut live = Live {
        server: client.address().to_string(),
        version: health.version,
        time: health.time,
        organization,
        schema: Schema::default(),
        ids: BTreeMap::new(),
        system: BTreeSet::new(),
        visibility: Visibility::default(),
    };
    for bucket in listed {
        live.add(bucket);
    }
    for name in names {
        live.look_for(client, name)?;
    }
    Ok(live)
}

impl Live {
    fn look_for(&mut self, client: &Client, name: &str) -> Result<(), Error> {
        if self.ids.contains_key(name) || self.system.contains(name) {
            return Ok(());
        }
        match client.bucket(&self.organization, name)? {
            Presence::Absent => {}
            Presence::Visible(bucket) => self.add(bucket),
            Presence::Hidden => {
                self.visibility.hidden.insert(name.to_owned());
            }
        }
        Ok(())
    }

    fn add(&mut self, bucket: LiveBucket) {
        let name = bucket.settings.name.clone();
        if bucket.is_system {
            self.system.insert(name);
            return;
        }
        self.ids.insert(name.clone(), bucket.id);
        self.schema.buckets.insert(name, Bucket::from(bucket.settings));
    }

    /// The bucket of this name, as the calls of [`Client`] take it.
    pub fn bucket(&self, name: &str) -> Option<LiveBucket> {
        Some(LiveBucket {
            id: self.ids.get(name)?.clone(),
            organization: self.organization.id.clone(),
            settings: self.schema.buckets.get(name)?.settings(name),
            is_system: false,
        })
    }
}
