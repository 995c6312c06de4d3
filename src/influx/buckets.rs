//! Buckets: list, look up, create, change, delete.
//!
//! Every change is a request of its own: the server applies a retention to its storage before it
//! looks at a new name, and a refused name would leave the two disagreeing. Retention and shard
//! group duration always go together, which the type [`Keeping`] sees to.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Client, Error, Id, Organization, method::Method, route::Route};
use crate::model::{BucketSettings, Keeping, Retention, Span};

/// A bucket as the server lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveBucket {
    pub id: Id,
    pub organization: Id,
    pub settings: BucketSettings,
    /// `_monitoring` and `_tasks`: the server's own, never to be changed.
    pub is_system: bool,
}

/// Whether a bucket of a name exists, and whether the token may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presence {
    Absent,
    /// It exists; creating it would be refused, and nothing of it can be compared.
    Hidden,
    Visible(LiveBucket),
}

#[derive(Debug, Deserialize)]
struct Page {
    buckets: Vec<Wire>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    id: Id,
    #[serde(rename = "orgID")]
    org_id: Id,
    #[serde(default)]
    r#type: String,
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    retention_rules: Vec<Rule>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    #[serde(default)]
    r#type: String,
    #[serde(default)]
    every_seconds: u64,
    #[serde(default)]
    shard_group_duration_seconds: u64,
}

/// The most that one page may hold.
const PAGE: usize = 100;

impl Client {
    /// All buckets that the token may see, system buckets included, sorted by name.
    ///
    /// Pages are filtered by permission after they are cut, so a short page is not the last one:
    /// only an empty page is. (A token for few of more than 100 buckets can meet an empty page too
    /// early; [`Self::bucket`] does not depend on pages.)
    pub fn buckets(&self, organization: &Organization) -> Result<Vec<LiveBucket>, Error> {
        let mut buckets = Vec::new();
        for offset in (0..).step_by(PAGE) {
            let route = Route::api(&["buckets"])
                .with("orgID", organization.id.as_str())
                .with("limit", &PAGE.to_string())
                .with("offset", &offset.to_string());
            let page: Page = self.get(&route)?;
            if page.buckets.is_empty() {
                break;
            }
            buckets.extend(page.buckets.into_iter().map(LiveBucket::from));
        }
        buckets.sort_by(|a, b| a.settings.name.cmp(&b.settings.name));
        buckets.dedup_by(|a, b| a.id == b.id);
        Ok(buckets)
    }

    /// The bucket of this name, told apart from one that only cannot be seen: asked by name, the
    /// server answers 404 if there is none, and an empty list if the token may not read it
    /// (measured on 2.9.1, whatever the token may do). An empty name cannot be asked for and
    /// counts as hidden.
    pub fn bucket(&self, organization: &Organization, name: &str) -> Result<Presence, Error> {
        if name.is_empty() {
            return Ok(Presence::Hidden);
        }
        let route = Route::api(&["buckets"]).with("orgID", organization.id.as_str()).with("name", name);
        match self.get::<Page>(&route) {
            Ok(page) => Ok(page
                .buckets
                .into_iter()
                .next()
                .map_or(Presence::Hidden, |wire| Presence::Visible(wire.into()))),
            Err(error) if error.is_not_found() => Ok(Presence::Absent),
            Err(error) => Err(error),
        }
    }

    /// The bucket of this id; nothing if it is gone.
    ///
    /// # Errors
    /// [`Error::OtherOrganization`] if the bucket is not one of `organization`.
    pub fn bucket_by_id(&self, organization: &Organization, id: &Id) -> Result<Option<LiveBucket>, Error> {
        match self.get::<Wire>(&Route::api(&["buckets", id.as_str()])) {
            Ok(wire) => LiveBucket::from(wire).of(organization).map(Some),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Creates a bucket with everything explicit. The name being taken is an error for which
    /// [`Error::is_conflict`] holds.
    pub fn create_bucket(
        &self,
        organization: &Organization,
        settings: &BucketSettings,
    ) -> Result<LiveBucket, Error> {
        let body = json!({
            "orgID": organization.id,
            "name": settings.name,
            "description": settings.description,
            "retentionRules": [Rule::from(settings.keeping)],
        });
        let wire: Wire = self.send(Method::Post, &Route::api(&["buckets"]), &body)?;
        LiveBucket::from(wire).of(organization)
    }

    /// Sets retention and shard group duration, always both.
    pub fn set_keeping(&self, bucket: &LiveBucket, keeping: Keeping) -> Result<LiveBucket, Error> {
        self.patch_bucket(bucket, &json!({ "retentionRules": [Rule::from(keeping)] }))
    }

    /// Sets the description; an empty one removes it.
    pub fn set_description(&self, bucket: &LiveBucket, description: &str) -> Result<LiveBucket, Error> {
        self.patch_bucket(bucket, &json!({ "description": description }))
    }

    /// Renames. The name being taken is an error for which [`Error::is_conflict`] holds.
    pub fn rename_bucket(&self, bucket: &LiveBucket, name: &str) -> Result<LiveBucket, Error> {
        self.patch_bucket(bucket, &json!({ "name": name }))
    }

    /// Deletes a bucket with all of its points, which nothing brings back. Whether it was there.
    pub fn delete_bucket(&self, bucket: &LiveBucket) -> Result<bool, Error> {
        let route = Route::api(&["buckets", bucket.id.as_str()]);
        match self.ask(Method::Delete, &route, None::<&()>) {
            Ok(_) => Ok(true),
            Err(error) if error.is_not_found() => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn patch_bucket(&self, bucket: &LiveBucket, body: &serde_json::Value) -> Result<LiveBucket, Error> {
        let wire: Wire = self.send(Method::Patch, &Route::api(&["buckets", bucket.id.as_str()]), body)?;
        Ok(wire.into())
    }
}

impl LiveBucket {
    /// The bucket, if it is one of `organization`.
    fn of(self, organization: &Organization) -> Result<Self, Error> {
        if self.organization == organization.id {
            return Ok(self);
        }
        Err(Error::OtherOrganization {
            bucket: self.settings.name,
            found: self.organization.to_string(),
            wanted: organization.id.to_string(),
        })
    }
}

impl From<Wire> for LiveBucket {
    fn from(wire: Wire) -> Self {
        let rule = wire.retention_rules.first();
        let retention = Retention::from_api_seconds(rule.map_or(0, |rule| rule.every_seconds));
        let duration = rule.map_or(0, |rule| rule.shard_group_duration_seconds);
        let shard_group_duration =
            if duration == 0 { retention.default_shard_group_duration() } else { Span::from_secs(duration) };
        Self {
            is_system: wire.r#type == "system" || wire.name.starts_with('_'),
            id: wire.id,
            organization: wire.org_id,
            settings: BucketSettings {
                name: wire.name,
                description: wire.description,
                keeping: Keeping { retention, shard_group_duration },
            },
        }
    }
}

impl From<Keeping> for Rule {
    fn from(keeping: Keeping) -> Self {
        Self {
            r#type: "expire".to_owned(),
            every_seconds: keeping.retention.as_api_seconds(),
            shard_group_duration_seconds: keeping.shard_group_duration.as_secs(),
        }
    }
}
