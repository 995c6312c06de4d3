//! The look at the server that `drift` compares: at everything first, then closer at what is suspect.

use std::num::NonZeroUsize;

use crate::{
    drift::{self, Now, SERIES, Sides},
    influx::{Client, Error, Live, TaskPresence, inspect, look_at_groups, look_at_times, observe, writers},
    model::{Schema, Snapshot},
};

/// What was seen, and of whom.
#[derive(Debug)]
pub struct Look {
    pub organization: String,
    pub server: String,
    pub version: String,
    pub now: Now,
}

pub fn look(
    client: &Client,
    declared: &Schema,
    recorded: Option<&Snapshot>,
    jobs: NonZeroUsize,
) -> Result<Look, Error> {
    let names = declared.bucket_names();
    let live = inspect(client, names.iter().map(String::as_str))?;
    let mut now = Now {
        time: live.time,
        schema: live.schema.clone(),
        ids: live.ids.iter().map(|(name, id)| (name.clone(), id.to_string())).collect(),
        hidden: live.visibility.hidden.clone(),
        observed: observe(client, &live, &names, jobs)?,
        ..Now::default()
    };
    tasks(client, &live, recorded, &mut now)?;
    let wanted = drift::wanted(&Sides { recorded, declared, now: &now });
    look_at_times(client, &live, &mut now.observed, &wanted.times, jobs)?;
    look_at_groups(client, &live, &mut now.observed, &wanted.groups, jobs)?;
    now.writers = writers(client, &live, &wanted.writers, SERIES, jobs)?;
    let Live { organization, server, version, .. } = live;
    Ok(Look { organization: organization.name, server, version, now })
}

/// The tasks that are listed, and of those that were recorded and are not listed, which are hidden.
fn tasks(client: &Client, live: &Live, recorded: Option<&Snapshot>, now: &mut Now) -> Result<(), Error> {
    let listed = client.tasks(&live.organization)?;
    now.tasks = listed.into_iter().map(|task| (task.id.to_string(), task.into())).collect();
    for id in recorded.into_iter().flat_map(|recorded| recorded.tasks.keys()) {
        if now.tasks.contains_key(id) {
            continue;
        }
        // What is no id names no task.
        let Ok(known) = id.parse() else { continue };
        match client.task(&known)? {
            TaskPresence::Absent => {}
            TaskPresence::Hidden => {
                now.hidden_tasks.insert(id.clone());
            }
            // Made visible, or listed on a page that ended too early.
            TaskPresence::Visible(task) => {
                now.tasks.insert(id.clone(), (*task).into());
            }
        }
    }
    Ok(())
}
