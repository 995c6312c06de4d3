//! Tasks: the Flux scripts that the server runs by itself.
//!
//! A missing permission does not show: the list of a token without read:tasks is empty and answers
//! 200, as if there were no task, and no request asks for the permission alone (measured on 2.9.1;
//! the server looks for a task first and for the permission then). Only of a task whose id is known
//! can it be told: [`Client::task`]. What writing needs is in `permission`, changes are in `change`.

mod change;
mod permission;

use jiff::Timestamp;
use serde::Deserialize;

use super::{Client, Error, Id, Organization, route::Route};
use crate::model::Task;

/// A task as the server lists it. Names are not unique; the id is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LiveTask {
    pub id: Id,
    pub name: String,
    /// `active` or `inactive`.
    pub status: String,
    #[serde(default)]
    pub description: String,
    /// The script, byte for byte as it was sent.
    pub flux: String,
    /// How often it runs, as the script writes it, such as `1h`; nothing if it has a cron line.
    #[serde(default)]
    pub every: Option<String>,
    #[serde(default)]
    pub cron: Option<String>,
    /// How long after its time it runs, in hours, minutes and seconds, such as `1h5m`.
    #[serde(default)]
    pub offset: Option<String>,
    /// By the server's clock, in whole seconds.
    #[serde(default)]
    pub created_at: Option<Timestamp>,
    /// When its script, status or description was changed last; nothing if they never were.
    #[serde(default)]
    pub updated_at: Option<Timestamp>,
}

/// Whether a task of an id exists, and whether the token may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskPresence {
    Absent,
    /// It exists and the token lacks read:tasks for it.
    Hidden,
    Visible(Box<LiveTask>),
}

#[derive(Debug, Deserialize)]
struct Page {
    #[serde(default)]
    tasks: Vec<LiveTask>,
}

/// The most that one page may hold.
const PAGE: usize = 500;

impl Client {
    /// All tasks that the token may see, sorted by name, then by id. None is what a token without
    /// read:tasks gets, too.
    ///
    /// What the token may not see is taken out of a page after it was cut, so a short page is not
    /// the last one: only an empty page is. (A token for few of more than 500 tasks can meet an
    /// empty page too early; [`Self::task`] does not depend on pages.)
    pub fn tasks(&self, organization: &Organization) -> Result<Vec<LiveTask>, Error> {
        let mut tasks: Vec<LiveTask> = Vec::new();
        let first =
            Route::api(&["tasks"]).with("orgID", organization.id.as_str()).with("limit", &PAGE.to_string());
        let mut route = first.clone();
        loop {
            let page: Page = self.get(&route)?;
            let Some(last) = page.tasks.last() else { break };
            route = first.clone().with("after", last.id.as_str());
            tasks.extend(page.tasks);
        }
        tasks.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        Ok(tasks)
    }

    /// The task of this id, told apart from one that only cannot be seen: both are answered with
    /// 404, with other words.
    pub fn task(&self, id: &Id) -> Result<TaskPresence, Error> {
        match self.get::<LiveTask>(&Route::api(&["tasks", id.as_str()])) {
            Ok(task) => Ok(TaskPresence::Visible(Box::new(task))),
            Err(error) if error.is_missing_permission() => Ok(TaskPresence::Hidden),
            Err(error) if error.is_not_found() => Ok(TaskPresence::Absent),
            Err(error) => Err(error),
        }
    }
}

impl From<LiveTask> for Task {
    fn from(live: LiveTask) -> Self {
        Self {
            name: live.name,
            status: live.status,
            description: live.description,
            flux: live.flux,
            created_at: live.created_at,
            updated_at: live.updated_at,
        }
    }
}
