//! Checks: what the server looks at by itself to say how things are. The task that a check runs as is
//! not among the tasks that are listed (measured on 2.9.1).

use serde::Deserialize;

use super::{Client, Error, Id, Organization, route::Route};

/// A check as the server lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveCheck {
    pub id: Id,
    pub name: String,
    /// The query, as it was written.
    pub flux: String,
}

#[derive(Debug, Deserialize)]
struct Page {
    #[serde(default)]
    checks: Vec<Wire>,
}

#[derive(Debug, Deserialize)]
struct Wire {
    id: Id,
    name: String,
    #[serde(default)]
    query: Query,
}

#[derive(Debug, Default, Deserialize)]
struct Query {
    #[serde(default)]
    text: String,
}

/// The most that one page may hold.
const PAGE: usize = 100;

impl Client {
    /// All checks that the token may see, sorted by name, then by id. None is what a token without
    /// read:checks gets, too.
    ///
    /// What the token may not see is taken out of a page after it was cut: only an empty page is the
    /// last one.
    pub fn checks(&self, organization: &Organization) -> Result<Vec<LiveCheck>, Error> {
        let mut checks = Vec::new();
        for offset in (0..).step_by(PAGE) {
            let route = Route::api(&["checks"])
                .with("orgID", organization.id.as_str())
                .with("limit", &PAGE.to_string())
                .with("offset", &offset.to_string());
            let page: Page = self.get(&route)?;
            if page.checks.is_empty() {
                break;
            }
            checks.extend(page.checks.into_iter().map(LiveCheck::from));
        }
        checks.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        checks.dedup_by(|a, b| a.id == b.id);
        Ok(checks)
    }
}

impl From<Wire> for LiveCheck {
    fn from(wire: Wire) -> Self {
        Self { id: wire.id, name: wire.name, flux: wire.query.text }
    }
}
