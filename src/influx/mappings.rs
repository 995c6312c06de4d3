//! Which bucket a database and retention policy of `InfluxQL` stand for (DBRP mappings).
//!
//! Each bucket has one by its name, unless a mapping that somebody made has the same name: then
//! `InfluxQL` reads another bucket than the one of that name, and the list shows only that one.

use serde::Deserialize;

use super::{Client, Error, Id, method::Method, route::Route};

/// A database and retention policy, and the bucket that `InfluxQL` reads by them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Mapping {
    pub database: String,
    pub retention_policy: String,
    #[serde(rename = "bucketID")]
    pub bucket: Id,
}

#[derive(Deserialize)]
struct Page {
    #[serde(default)]
    content: Vec<Mapping>,
}

impl Client {
    /// The mappings of an organization to buckets that the token may read.
    pub(super) fn mappings(&self, organization: &Id) -> Result<Vec<Mapping>, Error> {
        let route = Route::api(&["dbrps"]).with("orgID", organization.as_str());
        match self.get::<Page>(&route) {
            Ok(page) => Ok(page.content),
            Err(error) if error.is_missing_permission() => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Whether the token may read the bucket whatever organization it is said to be in: asked as
    /// the mapping of the bucket in another one, the server compares only the permission (measured
    /// on 2.9.1). A token that may not has its permission for one organization, which the server
    /// lets be no other than the token's own.
    pub(super) fn may_read_anywhere(&self, bucket: &Id, another: &Id) -> Result<bool, Error> {
        let route = Route::api(&["dbrps", bucket.as_str()]).with("orgID", another.as_str());
        match self.ask(Method::Get, &route, None::<&()>) {
            Err(error) if error.is_missing_permission() => Ok(false),
            Ok(_) => Ok(true),
            Err(error) if error.is_not_found() => Ok(true),
            Err(error) => Err(error),
        }
    }
}
