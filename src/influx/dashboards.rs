//! Dashboards: their cells, and what these ask the server.

use serde::Deserialize;

use super::{Client, Error, Id, Organization, route::Route};

/// A dashboard with its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveDashboard {
    pub id: Id,
    pub name: String,
    pub cells: Vec<LiveCell>,
}

/// A cell of a dashboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveCell {
    pub name: String,
    /// Its queries, as they were written.
    pub queries: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct List {
    #[serde(default)]
    dashboards: Vec<Listed>,
}

#[derive(Debug, Deserialize)]
struct Listed {
    id: Id,
}

#[derive(Debug, Deserialize)]
struct Wire {
    id: Id,
    name: String,
    #[serde(default)]
    cells: Vec<Cell>,
}

#[derive(Debug, Deserialize)]
struct Cell {
    #[serde(default)]
    name: String,
    /// Nothing where the cell shows nothing yet.
    #[serde(default)]
    properties: Properties,
}

#[derive(Debug, Default, Deserialize)]
struct Properties {
    queries: Option<Vec<Query>>,
}

#[derive(Debug, Deserialize)]
struct Query {
    #[serde(default)]
    text: String,
}

impl Client {
    /// All dashboards that the token may see, sorted by name, then by id. None is what a token without
    /// read:dashboards gets, too.
    ///
    /// Asked for an organization, the server gives them all at once, whatever `limit` and `offset` say,
    /// so there are no pages (measured on 2.9.1). What the cells ask stands in none of them: each
    /// dashboard is asked for by its id.
    pub fn dashboards(&self, organization: &Organization) -> Result<Vec<LiveDashboard>, Error> {
        let route = Route::api(&["dashboards"]).with("orgID", organization.id.as_str());
        let list: List = self.get(&route)?;
        let read = list.dashboards.iter().filter_map(|listed| self.dashboard(&listed.id).transpose());
        let mut dashboards = read.collect::<Result<Vec<LiveDashboard>, Error>>()?;
        dashboards.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        Ok(dashboards)
    }

    /// The dashboard of this id; nothing if it is gone.
    fn dashboard(&self, id: &Id) -> Result<Option<LiveDashboard>, Error> {
        let route = Route::api(&["dashboards", id.as_str()]).with("include", "properties");
        match self.get::<Wire>(&route) {
            Ok(wire) => Ok(Some(wire.into())),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl From<Wire> for LiveDashboard {
    fn from(wire: Wire) -> Self {
        Self { id: wire.id, name: wire.name, cells: wire.cells.into_iter().map(LiveCell::from).collect() }
    }
}

impl From<Cell> for LiveCell {
    fn from(cell: Cell) -> Self {
        let queries = cell.properties.queries.unwrap_or_default();
        Self { name: cell.name, queries: queries.into_iter().map(|query| query.text).collect() }
    }
}
