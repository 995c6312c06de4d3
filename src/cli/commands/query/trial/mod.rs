//! `fluxform query --test`: queries tried on points that fit the definitions, on a real server.
//!
//! Buckets of their own are made for that, filled, and removed at the end, whatever happens: no bucket that has data is
//! ever written to. `scratch` has them, `load` fills them, `tried` runs the queries and holds what they answer against
//! what they promise, `report` tells.

mod load;
mod report;
mod scratch;
mod tried;

use std::{collections::BTreeSet, time::Instant};

use super::{Ready, parameters};
use crate::{
    cli::{
        Failure, Outcome, args::QueryArguments, interrupt, migration, project::Opened,
        settings::server_failure, terminal::Terminal,
    },
    flux::{Queries, parts_of},
    influx::Organization,
    model::Schema,
    words::count,
};
use report::Report;
use scratch::Scratch;

pub(super) fn run(
    opened: &Opened,
    arguments: &QueryArguments,
    verbose: u8,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let client = migration::client(&arguments.server, opened, verbose, terminal)?;
    let organization = client.organization().map_err(|error| server_failure(&error))?;
    let schema = &opened.loaded.schema;
    let scratch = Scratch::new(&client, &organization, schema, terminal)?;
    let names = names(opened, scratch.schema(), arguments);
    let measurements = measurements(scratch.schema(), &names);
    let report = scratch
        .create(&measurements)
        .and_then(|()| trial(opened, &scratch, &organization, (&names, &measurements), arguments));
    scratch.remove()?;
    let report = report?;
    terminal.result(&report.shown(arguments.format)?)?;
    terminal.note(&report.sum());
    Ok(if report.is_clean() { Outcome::Clean } else { Outcome::Found })
}

/// Fills the buckets and runs the queries.
fn trial(
    opened: &Opened,
    scratch: &Scratch<'_>,
    organization: &Organization,
    (names, measurements): (&[String], &BTreeSet<String>),
    arguments: &QueryArguments,
) -> Result<Report, Failure> {
    let stop = interrupt::watch();
    let started = Instant::now();
    let points = load::fill(opened, scratch, measurements, arguments, stop)?;
    let took = started.elapsed();
    let (counted, buckets) = (count(points, "point"), count(scratch.made(), "scratch bucket"));
    let of = count(measurements.len(), "measurement");
    scratch.terminal.note(&format!("loaded {counted} of {of} into {buckets} in {:.1} s", took.as_secs_f64()));
    let queries = queries(opened, scratch.schema());
    let mut report = Report::of(points, took);
    for name in names {
        if stop.is_requested() {
            return Err(stopped());
        }
        let Some(query) = queries.get(name) else { continue };
        let script = parameters::script(&queries, name)?;
        let literals = parameters::literals(&queries, (name, &script), &arguments.parameters, true)?;
        let ready = Ready { name, query, script, literals };
        report.add(tried::try_out(scratch, &organization.id, &ready, arguments.runs)?);
    }
    Ok(report)
}

fn queries<'s>(opened: &Opened, schema: &'s Schema) -> Queries<'s> {
    let kinds: Vec<_> = opened.project.standard_queries.iter().copied().collect();
    Queries::of(schema, &kinds)
}

/// The queries that are tried: those that are named, else all.
fn names(opened: &Opened, schema: &Schema, arguments: &QueryArguments) -> Vec<String> {
    if !arguments.names.is_empty() {
        return arguments.names.clone();
    }
    queries(opened, schema).keys().map(str::to_owned).collect()
}

/// The measurements that the queries may read; all where there is raw Flux.
fn measurements(schema: &Schema, names: &[String]) -> BTreeSet<String> {
    let own = names.iter().map(|name| schema.queries.get(name).map(|query| (name, query)));
    let mut read = BTreeSet::new();
    for own in own {
        let parts = own.filter(|(_, query)| query.flux.is_none());
        let Some(parts) = parts.and_then(|(name, query)| parts_of(schema, name, query).ok()) else {
            return schema.measurements.keys().cloned().collect();
        };
        read.extend(parts.iter().flat_map(|(_, query)| query.from.names()).cloned());
    }
    read.retain(|key| schema.measurements.contains_key(key));
    read
}

fn stopped() -> Failure {
    Failure::new("stopped before all queries were tried").detail("the scratch buckets are removed")
}
