//! What the token may do, as far as it shows without changing anything.
//!
//! The server has no question for this. Two requests get as far as the check of the permission and
//! are then refused, or do nothing: creating a bucket under a name that is never allowed, and
//! writing no points. Reading needs no probe: [`Client::bucket`] tells a hidden bucket from an
//! absent one. For labels there is no such request: the first real one tells, and
//! [`Error::is_missing_permission`](super::Error::is_missing_permission) holds for its refusal.

use serde_json::json;

use super::{Client, Error, LiveBucket, Organization, method::Method, route::Route};

impl Client {
    /// Whether the token may create buckets, and so has write:buckets for the whole organization.
    ///
    /// Asks for a bucket called `_`: the permission is checked first, and the name is then invalid.
    pub fn may_create_buckets(&self, organization: &Organization) -> Result<bool, Error> {
        let body = json!({ "orgID": organization.id, "name": "_" });
        match self.ask(Method::Post, &Route::api(&["buckets"]), Some(&body)) {
            Err(Error::Refused { status: 400, .. }) => Ok(true),
            Err(error) if error.is_missing_permission() => Ok(false),
            Err(error) => Err(error),
            Ok(reply) => Err(reply.foreign(self.asked(Method::Post, &Route::api(&["buckets"])))),
        }
    }

    /// Whether the token may change this bucket (write:buckets for it or for all). Writes an empty
    /// batch of points, which stores nothing.
    pub fn may_change(&self, bucket: &LiveBucket) -> Result<bool, Error> {
        let route = Route::api(&["write"])
            .with("orgID", bucket.organization.as_str())
            .with("bucket", bucket.id.as_str());
        match self.ask(Method::Post, &route, None::<&()>) {
            Ok(_) => Ok(true),
            Err(error) if error.is_missing_permission() => Ok(false),
            Err(error) => Err(error),
        }
    }
}
