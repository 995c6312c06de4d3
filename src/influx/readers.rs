//! What reads by itself or for people: tasks, checks, cells of dashboards, variables.
//!
//! Of the programs that read, the server knows nothing. Of these it shows what the token may see, and a
//! list that is empty may be empty for want of a permission: nothing tells (measured on 2.9.1).

use super::{Client, Error, LiveDashboard, Organization};
use crate::model::{Reader, ReaderKind, Readers, TaskMark};

/// Looks at all that has a script.
pub fn readers(client: &Client, organization: &Organization) -> Result<Readers, Error> {
    let tasks = client.tasks(organization)?;
    let checks = client.checks(organization)?;
    let dashboards = client.dashboards(organization)?;
    let variables = client.variables(organization)?;
    let seen = [tasks.len(), checks.len(), dashboards.len(), variables.len()];
    let unseen = ReaderKind::ON_SERVER.into_iter().zip(seen).filter(|(_, seen)| *seen == 0);
    let tasks = tasks.into_iter().map(|task| Reader {
        is_ours: TaskMark::of(&task.description).is_some(),
        ..of(ReaderKind::Task, task.name, task.flux)
    });
    let checks = checks.into_iter().map(|check| of(ReaderKind::Check, check.name, check.flux));
    let variables = variables.into_iter().map(|found| of(ReaderKind::Variable, found.name, found.flux));
    let cells = dashboards.into_iter().flat_map(cells);
    Ok(Readers {
        all: tasks.chain(checks).chain(cells).chain(variables).collect(),
        unseen: unseen.map(|(kind, _)| kind).collect(),
    })
}

fn of(kind: ReaderKind, name: String, flux: String) -> Reader {
    Reader { kind, name, cell: None, flux, is_ours: false }
}

fn cells(dashboard: LiveDashboard) -> Vec<Reader> {
    let mut readers = Vec::new();
    for cell in dashboard.cells {
        for flux in cell.queries {
            let cell = Some(cell.name.clone());
            readers.push(Reader { cell, ..of(ReaderKind::Dashboard, dashboard.name.clone(), flux) });
        }
    }
    readers
}
