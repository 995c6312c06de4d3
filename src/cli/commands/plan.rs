//! `fluxform plan`: what would bring the server to the definitions.

use std::{fs, path::Path};

use crate::{
    cli::{
        Failure, Outcome,
        args::{PlanArguments, PlanFormat},
        migration::{self, failure},
        project,
        terminal::Terminal,
    },
    influx::Live,
    migrate::propose,
    plan::{Plan, render},
};

pub fn run(arguments: &PlanArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let schema = opened.schema(terminal)?;
    let client = migration::client(&arguments.server, &opened, verbose, terminal)?;
    migration::nothing_unfinished(&client, &opened, &arguments.ledger)?;
    let proposal = propose(&client, schema).map_err(|error| failure(&error))?;
    let plan = &proposal.plan;
    match arguments.format {
        PlanFormat::Text => terminal.result(&(head(&proposal.live) + "\n" + &render::text(plan)))?,
        PlanFormat::Markdown => terminal.result(&render::markdown(plan))?,
        PlanFormat::Json => terminal.result(&json(plan)?)?,
    }
    if let Some(path) = &arguments.out {
        write(path, plan)?;
    }
    migration::unmanaged(schema, terminal);
    if !plan.steps.is_empty() {
        next(plan, arguments, terminal);
    }
    Ok(Outcome::found(!plan.steps.is_empty()))
}

/// What was looked at.
pub fn head(live: &Live) -> String {
    let buckets = project::count(live.schema.buckets.len(), "bucket");
    format!(
        "{} at {} (InfluxDB {}), looked at {buckets}\n",
        live.organization.name, live.server, live.version
    )
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
    let consent = if plan.destructive().next().is_some() { " --allow-data-loss" } else { "" };
    let command = match &arguments.out {
        Some(path) => format!("apply it with: fluxform apply {}{consent}", path.display()),
        None => format!(
            "apply it with: fluxform apply{consent}         or save it for review: fluxform plan --out plan.json"
        ),
    };
    terminal.note("Nothing has been changed.");
    terminal.note(&command);
}
