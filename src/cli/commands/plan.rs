//! `fluxform plan`: what would bring the server to the definitions.

use std::{fs, path::Path};

use crate::{
    cli::{
        Failure, Outcome,
        args::{PlanArguments, PlanFormat},
        migration::{self, failure},
        project, settings, tables,
        terminal::Terminal,
    },
    influx::Client,
    migrate::{Error, Proposal, Terms, propose, rehearse},
    plan::{Plan, Seen, render},
    words::count,
};

pub fn run(arguments: &PlanArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let schema = opened.schema(terminal)?;
    let client = migration::client(&arguments.server, &opened, verbose, terminal)?;
    let before = migration::before(&client, &opened, &arguments.ledger)?;
    let database = settings::database(arguments.database.sqlite.as_deref(), &arguments.server, &opened)?;
    let terms = Terms {
        jobs: arguments.look.jobs,
        archive: !arguments.no_archive,
        bridges: !arguments.no_bridge,
        waiting: &before.waiting,
        database: database.as_ref(),
        tasks: before.tasks,
    };
    let proposal = propose(&client, schema, terms).map_err(|error| failure(&error))?;
    let proposal = if arguments.count { counted(&client, proposal, arguments)? } else { proposal };
    let plan = &proposal.plan;
    match arguments.format {
        PlanFormat::Text => terminal.result(&(head(&proposal) + "\n" + &render::text(plan)))?,
        PlanFormat::Markdown => terminal.result(&render::markdown(plan))?,
        PlanFormat::Json => terminal.result(&json(plan)?)?,
    }
    if let Some(path) = &arguments.out {
        write(path, plan)?;
    }
    migration::seen_tasks(&proposal, terminal);
    tables::not_compared(schema, database.as_ref(), terminal);
    whole(plan).map_err(|error| incomplete(&error, plan, arguments.out.as_deref()))?;
    if !plan.steps.is_empty() {
        next(plan, arguments, terminal);
    }
    Ok(Outcome::found(!plan.steps.is_empty()))
}

/// The proposal with what a dry run of its steps counts.
fn counted(client: &Client, proposal: Proposal, arguments: &PlanArguments) -> Result<Proposal, Failure> {
    let moving = migration::moving_nothing(arguments.look.jobs);
    let counts = rehearse(client, &proposal.plan, moving).map_err(|error| failure(&error))?;
    Ok(Proposal { plan: proposal.plan.with_counts(counts), ..proposal })
}

/// What was looked at.
pub fn head(proposal: &Proposal) -> String {
    let live = &proposal.live;
    let buckets = count(live.schema.buckets.len(), "bucket");
    let tables = proposal.plan.tables.as_ref().map_or_else(String::new, |tables| {
        format!(" and {} of {}", count(live.schema.stored_tables().count(), "table"), tables.database)
    });
    let data = proposal.plan.data.as_ref().map_or(String::new(), |data| looked_at(data.seen));
    format!(
        "{} at {} (InfluxDB {}), looked at {buckets}{data}{tables}\n",
        live.organization.name, live.server, live.version
    )
}

fn looked_at(seen: Seen) -> String {
    if seen.measurements == 0 {
        return String::new();
    }
    let measurements = count(seen.measurements, "measurement");
    format!(" and all points of {measurements} ({} series)", seen.series)
}

/// What to do about a plan that is not all of what the definitions ask for.
fn incomplete(error: &Error, plan: &Plan, out: Option<&Path>) -> Failure {
    let failure = failure(error).detail("nothing has been changed");
    match out {
        Some(path) if matches!(error, Error::Hidden(_)) && !plan.steps.is_empty() => failure
            .detail(format!("the plan for the others can be applied: fluxform apply {}", path.display())),
        _ => failure,
    }
}

/// Refuses a plan that is not all of what the definitions ask for.
pub fn whole(plan: &Plan) -> Result<(), Error> {
    if plan.hidden.is_empty() { Ok(()) } else { Err(Error::Hidden(plan.hidden.clone())) }
}

pub fn json(plan: &Plan) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(plan)
        .map_err(|error| Failure::caused("cannot write the plan as JSON", &error))?;
    Ok(text + "\n")
}

fn write(path: &Path, plan: &Plan) -> Result<(), Failure> {
    fs::write(path, json(plan)?)
        .map_err(|error| Failure::caused(format!("cannot write {}", path.display()), &error))
}

fn next(plan: &Plan, arguments: &PlanArguments, terminal: &Terminal) {
    let consent = if plan.losses().is_empty() { "" } else { " --allow-data-loss" };
    let command = match &arguments.out {
        Some(path) => format!("apply it with: fluxform apply {}{consent}", path.display()),
        None => format!(
            "apply it with: fluxform apply{consent}         or save it for review: fluxform plan --out plan.json"
        ),
    };
    terminal.note("Nothing has been changed.");
    terminal.note(&command);
}
