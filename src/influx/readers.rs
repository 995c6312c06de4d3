//! What reads by itself or for people: tasks, checks, cells of dashboards, variables; and which of them
//! name a thing in the data.
//!
//! Of the programs that read, the server knows nothing. Of these it shows what the token may see, and a
//! list that is empty may be empty for want of a permission: nothing tells (measured on 2.9.1).

use std::collections::BTreeSet;

use super::{Client, Error, LiveDashboard, Organization};
use crate::{
    flux::{Sought, mention},
    model::TaskMark,
};

/// What has a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReaderKind {
    Task,
    Check,
    Dashboard,
    Variable,
}

/// Something with a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    pub kind: ReaderKind,
    pub name: String,
    /// The cell, of a dashboard.
    pub cell: Option<String>,
    pub flux: String,
}

/// All that has a script, as far as the token may see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readers {
    /// Sorted by kind and name.
    pub all: Vec<Reader>,
    /// Of which kinds nothing was seen: there is none, or the token may not read them.
    pub unseen: BTreeSet<ReaderKind>,
}

/// Where a reader names what was looked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct User {
    pub kind: ReaderKind,
    pub name: String,
    pub cell: Option<String>,
    /// From 1, within its script.
    pub line: usize,
}

impl ReaderKind {
    pub const ALL: [Self; 4] = [Self::Task, Self::Check, Self::Dashboard, Self::Variable];

    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Check => "check",
            Self::Dashboard => "dashboard",
            Self::Variable => "variable",
        }
    }
}

/// Looks at all that has a script; the tasks that fluxform made are left out.
pub fn readers(client: &Client, organization: &Organization) -> Result<Readers, Error> {
    let tasks = client.tasks(organization)?;
    let checks = client.checks(organization)?;
    let dashboards = client.dashboards(organization)?;
    let variables = client.variables(organization)?;
    let seen = [tasks.len(), checks.len(), dashboards.len(), variables.len()];
    let unseen = ReaderKind::ALL.into_iter().zip(seen).filter(|(_, seen)| *seen == 0);
    let foreign = tasks.into_iter().filter(|task| TaskMark::of(&task.description).is_none());
    let tasks = foreign.map(|task| Reader::new(ReaderKind::Task, task.name, task.flux));
    let checks = checks.into_iter().map(|check| Reader::new(ReaderKind::Check, check.name, check.flux));
    let variables =
        variables.into_iter().map(|found| Reader::new(ReaderKind::Variable, found.name, found.flux));
    let cells = dashboards.into_iter().flat_map(cells);
    Ok(Readers {
        all: tasks.chain(checks).chain(cells).chain(variables).collect(),
        unseen: unseen.map(|(kind, _)| kind).collect(),
    })
}

impl Reader {
    fn new(kind: ReaderKind, name: String, flux: String) -> Self {
        Self { kind, name, cell: None, flux }
    }
}

fn cells(dashboard: LiveDashboard) -> Vec<Reader> {
    let mut readers = Vec::new();
    for cell in dashboard.cells {
        for flux in cell.queries {
            let (name, cell) = (dashboard.name.clone(), Some(cell.name.clone()));
            readers.push(Reader { kind: ReaderKind::Dashboard, name, cell, flux });
        }
    }
    readers
}

impl Readers {
    /// Those that name what is looked for, or may do so.
    pub fn naming(&self, sought: &Sought<'_>) -> Vec<User> {
        let users = self.all.iter().filter_map(|reader| {
            let line = mention(&reader.flux, sought)?;
            Some(User { kind: reader.kind, name: reader.name.clone(), cell: reader.cell.clone(), line })
        });
        let mut users: Vec<User> = users.collect();
        // Queries of one cell.
        users.dedup();
        users
    }
}
