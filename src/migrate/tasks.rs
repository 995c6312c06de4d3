//! Tasks of our own: made, set again, removed. Those of others stay, whatever their names.
//!
//! Asked twice, a server makes two tasks of one name; so what is there is looked at first, and of
//! several that a cut-off run may have left one stays. What is looked at must be visible, though: to a
//! token without read:tasks the server shows an empty list.

use super::Error;
use crate::{
    influx::{Client, LiveTask, Organization, TaskPresence},
    model::TaskMark,
    plan::PutTask,
};

/// Makes the task, or sets the one that is there.
///
/// # Errors
/// Also where the token could not see the task afterwards; it is not left behind then.
pub fn put_task(client: &Client, organization: &Organization, task: &PutTask) -> Result<(), Error> {
    let mut ours = ours(client, organization, &task.name)?.into_iter();
    let description = task.marked_description();
    let kept = match ours.next() {
        Some(found) => client.update_task(&found.id, &task.flux, &description, true)?,
        None => None,
    };
    if kept.is_none() {
        let made = client.create_task(organization, &task.flux, &description, true)?;
        if !matches!(client.task(&made.id)?, TaskPresence::Visible(_)) {
            client.delete_task(&made.id)?;
            return Err(may_not_read(organization));
        }
    }
    ours.try_for_each(|spare| client.delete_task(&spare.id).map(drop)).map_err(Error::from)
}

/// Removes the task, if it is there.
///
/// # Errors
/// Also where the token could not see it.
pub fn remove_task(client: &Client, organization: &Organization, name: &str) -> Result<(), Error> {
    let ours = ours(client, organization, name)?;
    if ours.is_empty() && !client.may_read_tasks(organization)? {
        return Err(may_not_read(organization));
    }
    ours.iter().try_for_each(|task| client.delete_task(&task.id).map(drop)).map_err(Error::from)
}

fn ours(client: &Client, organization: &Organization, name: &str) -> Result<Vec<LiveTask>, Error> {
    let mut tasks = client.tasks(organization)?;
    tasks.retain(|task| task.name == name && TaskMark::of(&task.description) == Some(TaskMark::Bridge));
    Ok(tasks)
}

pub(super) fn may_not_read(organization: &Organization) -> Error {
    let permission = format!("read:orgs/{}/tasks", organization.id);
    Error::MayNot { what: "see the tasks that it makes".to_owned(), permission }
}
