//! `fluxform query`: the queries of the definitions, listed, explained, and run against a server.
//!
//! `trial` tries them on points that are made up. `parameters` makes a script of a query and the values that were given, `run` sends it and shows the
//! answer by one of the files in `format`.

mod explain;
mod format;
mod list;
mod parameters;
mod run;
mod trial;

use std::collections::BTreeMap;

use crate::{
    cli::{
        Failure, Outcome,
        args::{QueryArguments, QueryFormat},
        project,
        terminal::Terminal,
    },
    diagnostic::closest,
    flux::{Queries, Script},
    model::Query,
    words::{Tick, list as names_of},
};

/// A query that is to be run, with the values of its parameters.
struct Ready<'s> {
    name: &'s str,
    query: &'s Query,
    script: Script,
    /// The literals of the parameters that are given.
    literals: BTreeMap<String, String>,
}

impl Ready<'_> {
    /// The script that is run.
    fn text(&self) -> String {
        self.script.with(&self.literals.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect())
    }
}

pub fn run(arguments: &QueryArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    go_together(arguments)?;
    let opened = project::open(terminal)?;
    let schema = opened.schema(terminal)?;
    let kinds: Vec<_> = opened.project.standard_queries.iter().copied().collect();
    let queries = Queries::of(schema, &kinds);
    if arguments.test {
        let compiled = arguments.names.iter().map(|name| named(&queries, name));
        compiled.collect::<Result<Vec<_>, Failure>>()?;
        return trial::run(&opened, arguments, verbose, terminal);
    }
    if arguments.names.is_empty() {
        return list::run(&queries, arguments, terminal);
    }
    let ready = ready(&queries, arguments)?;
    if arguments.explain {
        return explain::run(schema, &ready, arguments.format, terminal);
    }
    run::run(&ready, &opened, arguments, verbose, terminal)
}

/// Options that do nothing alone are a mistake.
fn go_together(arguments: &QueryArguments) -> Result<(), Failure> {
    if arguments.test {
        return of_test(arguments);
    }
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

fn of_test(arguments: &QueryArguments) -> Result<(), Failure> {
    if matches!(arguments.format, QueryFormat::Csv | QueryFormat::Lp) {
        let failure = Failure::new("`--format csv` and `lp` are for answers, and `--test` shows none");
        return Err(failure.detail("use `--format table` or `json`"));
    }
    Ok(())
}

fn ready<'s>(queries: &'s Queries<'s>, arguments: &'s QueryArguments) -> Result<Vec<Ready<'s>>, Failure> {
    let named = arguments.names.iter().map(|name| Ok((name.as_str(), named(queries, name)?)));
    let compiled = named.map(|named| {
        let (name, query): (_, &Query) = named?;
        Ok((name, query, parameters::script(queries, name)?))
    });
    let compiled = compiled.collect::<Result<Vec<_>, Failure>>()?;
    parameters::known(&compiled, &arguments.parameters)?;
    let ready = compiled.into_iter().map(|(name, query, script)| {
        let literals =
            parameters::literals(queries, (name, &script), &arguments.parameters, arguments.examples)?;
        Ok(Ready { name, query, script, literals })
    });
    ready.collect()
}

fn named<'s>(queries: &'s Queries<'_>, name: &str) -> Result<&'s Query, Failure> {
    if let Some(query) = queries.get(name) {
        return Ok(query);
    }
    let own = &queries.schema.queries;
    let names = || queries.keys();
    let failure = Failure::new(format!("there is no query {}", Tick(name)));
    Err(match closest(name, names()) {
        Some(meant) => failure.detail(format!("did you mean {}?", Tick(meant))),
        None if names().next().is_none() => {
            failure.detail("the definitions have none: write some under `queries:`")
        }
        None if own.is_empty() => failure.detail("`fluxform query` lists them"),
        None => failure.detail(format!("the definitions have {}", names_of(own.keys().map(String::as_str)))),
    })
}
