//! What a server has.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{
    looked::{Looked, NEWEST},
    project_file,
};
use crate::{
    cli::{
        Failure, args::ImportArguments, migration, project::Opened, settings::server_failure,
        terminal::Terminal,
    },
    diagnostic::closest,
    infer::{Found, FoundTask, PlainTask, read_task},
    influx::{self, Client, Error, Live, LiveTask, inspect},
    model::TaskMark,
    words::count,
};

/// Looks at the buckets that the arguments name, or at all.
pub fn look(
    arguments: &ImportArguments,
    opened: &Opened,
    verbose: u8,
    terminal: &Terminal,
) -> Result<Looked, Failure> {
    let defined = opened.schema(terminal)?;
    let client = migration::client(&arguments.server, opened, verbose, terminal)?;
    let failure = |error: Error| server_failure(&error);
    let live = inspect(&client, arguments.buckets.iter().map(String::as_str)).map_err(failure)?;
    let names = names(arguments, &live)?;
    let jobs = arguments.look.jobs;
    let mut found = Found {
        buckets: live.schema.buckets.clone().into_iter().filter(|(name, _)| names.contains(name)).collect(),
        observed: influx::observe(&client, &live, &names, jobs).map_err(failure)?,
        ..Found::default()
    };
    let conflicts = found.conflicts(defined);
    influx::look_at_groups(&client, &live, &mut found.observed, &conflicts, jobs).map_err(failure)?;
    let texts = found.texts(defined);
    let new = found.unknown(defined);
    found.gaps = influx::gaps(&client, &live, &found.observed, &new, NEWEST, jobs).map_err(failure)?;
    let tasks = client.tasks(&live.organization).map_err(failure)?;
    found.texts = influx::newest_texts(&client, &live, &texts, NEWEST, jobs).map_err(failure)?;
    found.tasks = influx::side_by_side(jobs, || scripts(&client, &live, &names, &tasks)).map_err(failure)?;
    let source = format!("{} at {}", live.organization.name, live.server);
    let looked_at =
        format!("all points of {} and {}", count(names.len(), "bucket"), count(tasks.len(), "task"));
    Ok(Looked {
        head: format!("{source} (InfluxDB {}), looked at {looked_at}", live.version),
        origin: source,
        project_file: project_file::text(Some(&live.organization.name), Some(&live.server)),
        notes: Vec::new(),
        found,
    })
}

/// The buckets to look at. That one is not there and that it cannot be seen are told apart.
fn names(arguments: &ImportArguments, live: &Live) -> Result<BTreeSet<String>, Failure> {
    if let Some(hidden) = live.visibility.hidden.first() {
        return Err(Failure::new(format!("the token may not see the bucket `{hidden}`"))
            .detail("it exists; give the token read:buckets for it, or for the organization"));
    }
    let missing = arguments.buckets.iter().find(|name| !live.schema.buckets.contains_key(*name));
    if let Some(missing) = missing {
        return Err(no_bucket(missing, live));
    }
    if !arguments.buckets.is_empty() {
        return Ok(arguments.buckets.iter().cloned().collect());
    }
    if live.schema.buckets.is_empty() {
        let name = &live.organization.name;
        return Err(Failure::new(format!("the token sees no bucket in the organization `{name}`"))
            .detail("nothing was written; `influx bucket list` shows what there is")
            .detail("if there are buckets: give the token read:buckets for the organization"));
    }
    Ok(live.schema.buckets.keys().cloned().collect())
}

fn no_bucket(name: &str, live: &Live) -> Failure {
    if live.system.contains(name) {
        return Failure::new(format!("`{name}` is a bucket of the server itself"))
            .detail("such buckets are no part of definitions");
    }
    let organization = &live.organization.name;
    let failure = Failure::new(format!("there is no bucket `{name}` in the organization `{organization}`"));
    match closest(name, live.schema.buckets.keys().map(String::as_str)) {
        Some(meant) => failure.detail(format!("did you mean `{meant}`?")),
        None => failure.detail("`fluxform import` without names looks at all that there are"),
    }
}

/// The tasks that write into the buckets, as far as their scripts tell, and all that are not
/// understood: those may.
fn scripts(
    client: &Client,
    live: &Live,
    names: &BTreeSet<String>,
    tasks: &[LiveTask],
) -> Result<Vec<FoundTask>, Error> {
    let ids = live.ids.iter().map(|(name, id)| (id.to_string(), name.clone())).collect();
    let read = tasks.par_iter().map(|task| {
        let script = script(client, live, task, &ids)?;
        let elsewhere = script.as_ref().is_ok_and(|plain| !plain.writes_into(names));
        let found = FoundTask { name: task.name.clone(), description: task.description.clone(), script };
        Ok((!elsewhere).then_some(found))
    });
    let read: Result<Vec<Option<FoundTask>>, Error> = read.collect();
    Ok(read?.into_iter().flatten().collect())
}

fn script(
    client: &Client,
    live: &Live,
    task: &LiveTask,
    ids: &BTreeMap<String, String>,
) -> Result<Result<PlainTask, String>, Error> {
    match TaskMark::of(&task.description) {
        Some(TaskMark::Bridge) => {
            return Ok(Err("fluxform made it to go on with a copy, until `complete`".to_owned()));
        }
        Some(TaskMark::Rollup(rollup)) => {
            return Ok(Err(format!("fluxform made it for the rollup `{rollup}` of definitions")));
        }
        None => {}
    }
    if task.status != "active" {
        return Ok(Err(format!("it is {}, and a rollup would run", task.status)));
    }
    let Ok(tree) = client.syntax_tree(&task.flux)? else {
        return Ok(Err("the server's parser does not understand it".to_owned()));
    };
    Ok(read_task(&tree).and_then(|plain| plain.within(&live.organization.name, ids)))
}
