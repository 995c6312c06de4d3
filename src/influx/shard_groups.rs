//! The shard groups of a bucket: the pieces in which the server forgets.
//!
//! Only the manifest of a backup lists them, and only an operator's token may read that; the
//! bounds cannot be computed, because a group keeps the duration that it was created with. The
//! download is the whole metadata of the server (kilobytes per bucket), read and thrown away.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

use super::{Client, Error, Id, LiveBucket, method::Method, multipart, route::Route};

/// One shard group. Its points are from `start` on and before `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShardGroup {
    pub start: Timestamp,
    pub end: Timestamp,
}

/// The shard groups, or why they are not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShardGroups {
    /// All that hold points, sorted by time.
    Known(Vec<ShardGroup>),
    /// The token may not read the manifest; says which permission it lacks.
    Unknown { reason: String },
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Manifest {
    #[serde(rename = "bucketID")]
    bucket_id: Id,
    #[serde(default)]
    retention_policies: Vec<Policy>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Policy {
    #[serde(default)]
    shard_groups: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    start_time: Timestamp,
    end_time: Timestamp,
    #[serde(default)]
    deleted_at: Option<Timestamp>,
}

impl Client {
    /// The shard groups of a bucket.
    pub fn shard_groups(&self, bucket: &LiveBucket) -> Result<ShardGroups, Error> {
        Ok(match self.manifests()? {
            Ok(manifests) => ShardGroups::Known(groups_of(manifests, &bucket.id)),
            Err(reason) => ShardGroups::Unknown { reason },
        })
    }

    /// The shard groups of all buckets of the server; nothing if the token may not read them.
    pub(super) fn all_shard_groups(&self) -> Result<Option<BTreeMap<Id, Vec<ShardGroup>>>, Error> {
        let grouped = |manifests: Vec<Manifest>| {
            let ids: Vec<Id> = manifests.iter().map(|manifest| manifest.bucket_id.clone()).collect();
            ids.into_iter().zip(manifests).map(|(id, manifest)| (id.clone(), groups_of(vec![manifest], &id)))
        };
        Ok(self.manifests()?.ok().map(|manifests| grouped(manifests).collect()))
    }

    /// The manifest of a backup, or why the token may not read it.
    fn manifests(&self) -> Result<Result<Vec<Manifest>, String>, Error> {
        let route = Route::api(&["backup", "metadata"]);
        let reply = match self.ask(Method::Get, &route, None::<&()>) {
            Ok(reply) => reply,
            Err(error) if error.is_missing_permission() => {
                return Ok(Err(format!("{error} (an operator's token has it)")));
            }
            Err(error) => return Err(error),
        };
        let asked = self.asked(Method::Get, &route);
        let Some(part) = multipart::part(&reply.content_type, &reply.body, "buckets") else {
            return Err(reply.foreign(asked));
        };
        let manifests = serde_json::from_slice(part);
        manifests.map(Ok).map_err(|source| Error::Unreadable { asked: Box::new(asked), source })
    }
}

fn groups_of(manifests: Vec<Manifest>, bucket: &Id) -> Vec<ShardGroup> {
    let ours = manifests.into_iter().filter(|manifest| manifest.bucket_id == *bucket);
    let entries =
        ours.flat_map(|manifest| manifest.retention_policies).flat_map(|policy| policy.shard_groups);
    let kept = entries.filter(|entry| entry.deleted_at.is_none());
    let mut groups: Vec<_> =
        kept.map(|entry| ShardGroup { start: entry.start_time, end: entry.end_time }).collect();
    groups.sort_unstable();
    groups
}
