//! `fluxform query`: the queries of the definitions, listed, explained, and run against a server.
//!
//! `parameters` makes a script of a query and the values that were given, `run` sends it and shows the
//! answer by one of the files in `format`.

mod explain;
mod format;
mod list;
mod parameters;
mod run;

use crate::{
    cli::{
        Failure, Outcome,
        args::{QueryArguments, QueryFormat},
        project,
        terminal::Terminal,
    },
    diagnostic::closest,
    flux::Script,
    model::{Query, Schema},
    words::{Tick, list as names_of},
};

/// A query that is to be run, with the values of its parameters.
struct Ready<'s> {
    name: &'s str,
    query: &'s Query,
    script: Script,
}

pub fn run(arguments: &QueryArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    go_together(arguments)?;
    let opened = project::open(terminal)?;
    let schema = opened.schema(terminal)?;
    if arguments.names.is_empty() {
        return list::run(schema, arguments.format, terminal);
    }
    let ready = ready(schema, arguments)?;
    if arguments.explain {
        return explain::run(schema, &ready, arguments.format, terminal);
    }
    run::run(&ready, &opened, arguments, verbose, terminal)
}

/// Options that do nothing alone are a mistake.
fn go_together(arguments: &QueryArguments) -> Result<(), Failure> {
    let of_names = [
        (!arguments.parameters.is_empty(), "--param"),
        (arguments.examples, "--examples"),
        (arguments.explain, "--explain"),
    ];
    if let Some((_, option)) = of_names.iter().find(|(is_given, _)| *is_given && arguments.names.is_empty()) {
        let failure = Failure::new(format!("`{option}` goes with the name of a query"));
        return Err(failure.detail("`fluxform query` lists them"));
    }
    let runs = !arguments.explain && !arguments.names.is_empty();
    if !runs && matches!(arguments.format, QueryFormat::Csv | QueryFormat::Lp) {
        let failure = Failure::new("`--format csv` and `lp` are for answers, and nothing is run");
        return Err(failure.detail("use `--format table` or `json`"));
    }
    Ok(())
}

fn ready<'s>(schema: &'s Schema, arguments: &QueryArguments) -> Result<Vec<Ready<'s>>, Failure> {
    let named: Result<Vec<_>, _> = arguments.names.iter().map(|name| named(schema, name)).collect();
    let named = named?;
    parameters::known(schema, &named, &arguments.parameters)?;
    let ready = named.into_iter().map(|name| {
        let script = parameters::script(schema, name, &arguments.parameters, arguments.examples)?;
        Ok(Ready { name, query: &schema.queries[name], script })
    });
    ready.collect()
}

fn named<'s>(schema: &'s Schema, name: &str) -> Result<&'s str, Failure> {
    if let Some((known, _)) = schema.queries.get_key_value(name) {
        return Ok(known);
    }
    let names = || schema.queries.keys().map(String::as_str);
    let failure = Failure::new(format!("there is no query {}", Tick(name)));
    Err(match closest(name, names()) {
        Some(meant) => failure.detail(format!("did you mean {}?", Tick(meant))),
        None if schema.queries.is_empty() => {
            failure.detail("the definitions have none: write some under `queries:`")
        }
        None => failure.detail(format!("the definitions have {}", names_of(names()))),
    })
}
