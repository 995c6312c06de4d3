//! Which organization the client works on: from its name to its id.
//!
//! Every later request passes the id, because the server reads 16 hexadecimal digits as one.

use serde::{Deserialize, Serialize};

use super::{Client, Error, Id, route::Route};

/// An organization of the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    pub id: Id,
    pub name: String,
}

#[derive(Debug, Deserialize)]
struct Page {
    #[serde(default)]
    orgs: Vec<Organization>,
}

#[derive(Debug, Deserialize)]
struct Tasks {
    links: Links,
}

#[derive(Debug, Deserialize)]
struct Links {
    #[serde(rename = "self")]
    own: String,
}

impl Client {
    /// The organization of this client's name.
    ///
    /// `GET /orgs?org=NAME` answers 404 to every token if there is none of the name, and an empty
    /// list if there is one that the token may not read. The id is then taken from the link that
    /// the list of tasks gives to itself, which any valid token gets (measured on 2.9.1).
    ///
    /// # Errors
    /// [`Error::UnknownOrganization`], [`Error::HiddenOrganization`], or no answer.
    pub fn organization(&self) -> Result<Organization, Error> {
        let name = self.organization_name();
        let page = self.get::<Page>(&Route::api(&["orgs"]).with("org", name));
        match page {
            Ok(page) => match page.orgs.into_iter().find(|organization| organization.name == name) {
                Some(organization) => Ok(organization),
                None => self.hidden_organization(),
            },
            Err(Error::Refused { status: 404, .. }) => Err(self.unknown_organization()),
            Err(error) => Err(error),
        }
    }

    /// The ids of all other organizations of the server; nothing if the token may not see them all,
    /// which shows in what it hears of one that there is not (`nobody`).
    pub(super) fn other_organizations(&self, home: &Id, nobody: &Id) -> Result<Option<Vec<Id>>, Error> {
        match self.get::<Organization>(&Route::api(&["orgs", nobody.as_str()])) {
            Err(error) if error.is_missing_permission() => return Ok(None),
            Err(error) if !error.is_not_found() => return Err(error),
            _ => {}
        }
        let mut others = Vec::new();
        for offset in (0..).step_by(PAGE) {
            let route =
                Route::api(&["orgs"]).with("limit", &PAGE.to_string()).with("offset", &offset.to_string());
            let page: Page = self.get(&route)?;
            let last = page.orgs.len() < PAGE;
            others.extend(page.orgs.into_iter().map(|organization| organization.id).filter(|id| id != home));
            if last {
                break;
            }
        }
        Ok(Some(others))
    }

    fn hidden_organization(&self) -> Result<Organization, Error> {
        let name = self.organization_name();
        let tasks: Tasks = self.get(&Route::api(&["tasks"]).with("org", name).with("limit", "1"))?;
        match id_in(&tasks.links.own) {
            Some(id) => Ok(Organization { id, name: name.to_owned() }),
            None => Err(Error::HiddenOrganization {
                server: self.address().to_string(),
                name: name.to_owned(),
                token_origin: self.token().origin().to_owned(),
            }),
        }
    }

    fn unknown_organization(&self) -> Error {
        let name = self.organization_name().to_owned();
        Error::UnknownOrganization { server: self.address().to_string(), name }
    }
}

/// The most that one page may hold.
const PAGE: usize = 100;

/// The `orgID` of a link.
fn id_in(link: &str) -> Option<Id> {
    let (_, query) = link.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix("orgID=")?.parse().ok())
}

#[cfg(test)]
mod tests {
    #[test]
    fn finds_the_id_in_a_link() {
        let id = |link| super::id_in(link).map(|id| id.to_string());
        assert_eq!(
            id("/api/v2/tasks?limit=1&org=a%26orgID%3Dx&orgID=4143a3338a6ceaf3").as_deref(),
            Some("4143a3338a6ceaf3")
        );
        assert_eq!(id("/api/v2/tasks?limit=1&org=home"), None);
    }
}
