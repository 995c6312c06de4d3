//! Queries run against a server, their answers shown as they come.

use std::ops::ControlFlow;

use super::{Ready, format::Form};
use crate::{
    cli::{
        Failure, Outcome,
        args::{QueryArguments, QueryFormat},
        migration,
        output::Output,
        project::Opened,
        settings::server_failure,
        terminal::Terminal,
    },
    flux::{Span, complaints, in_raw_flux, writes},
    influx::{Answer, Client, Error, Id},
    words::{Tick, count, on_one_line, printable, size},
};

pub(super) fn run(
    ready: &[Ready<'_>],
    opened: &Opened,
    arguments: &QueryArguments,
    verbose: u8,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    ready.iter().try_for_each(only_reads)?;
    let client = migration::client(&arguments.server, opened, verbose, terminal)?;
    let organization = client.organization().map_err(|error| server_failure(&error))?;
    let mut output = Output::new();
    for one in ready {
        let form = (arguments.format, ready.len() > 1);
        let answer = ask(&client, &organization.id, one, form, &mut output)?;
        if !output.end()? {
            break;
        }
        let (rows, tables) = (count(answer.rows, "row"), count(answer.tables, "table"));
        let (bytes, time) = (size(answer.bytes), answer.duration.as_millis());
        terminal.note(&format!("{}: {rows} in {tables}, {bytes} in {time} ms", printable(one.name)));
    }
    Ok(Outcome::Clean)
}

/// A command that reads never writes.
fn only_reads(ready: &Ready<'_>) -> Result<(), Failure> {
    let Some(line) = writes(&ready.text()) else { return Ok(()) };
    let failure =
        Failure::new(format!("query {} would write, on line {line} of its script", Tick(ready.name)));
    Err(failure.detail("nothing was run; a query that is run from here only reads"))
}

/// Runs one query into `output`; `is_headed` if others are beside it.
fn ask(
    client: &Client,
    organization: &Id,
    ready: &Ready<'_>,
    (format, is_headed): (QueryFormat, bool),
    output: &mut Output,
) -> Result<Answer, Failure> {
    let heading = is_headed.then_some((ready.name, ready.query.description.as_str()));
    let mut form = Form::new(format, heading, ready.name, output);
    let mut unfit = None;
    form.begin(output);
    let answered = client.answer(organization, &ready.text(), &mut |table, record| {
        form.row(table, record, output).unwrap_or_else(|why| {
            unfit = Some(why);
            ControlFlow::Break(())
        })
    });
    let failure = match (answered, unfit) {
        (Ok(answer), None) => {
            form.end(&answer, output);
            return Ok(answer);
        }
        (_, Some(why)) => unwritable(ready, &why),
        (Err(error), None) => refused(ready, &error),
    };
    // What came before is shown, and then why there is no more.
    form.stop(output);
    output.end()?;
    Err(failure)
}

fn unwritable(ready: &Ready<'_>, why: &str) -> Failure {
    Failure::new(format!("the answer of query {} cannot be line protocol: {why}", Tick(ready.name)))
        .detail("line protocol needs `_measurement`, `_field`, `_value` and `_time` in each row, and tags that are text")
        .detail("use another format, or a query without windows, pivots and groups that lose them")
}

/// What the server has against a query, with the line of its script.
fn refused(ready: &Ready<'_>, error: &Error) -> Failure {
    let failure = server_failure(error);
    let failure = Failure { message: format!("query {}: {}", Tick(ready.name), failure.message), ..failure };
    let (Error::Refused { message, .. } | Error::Query { message, .. }) = error else { return failure };
    let text = ready.text();
    let span = complaints(&text, message).into_iter().find_map(|complaint| complaint.span);
    let failure = span
        .map_or_else(Vec::new, |span| excerpt(ready, &text, span))
        .into_iter()
        .fold(failure, Failure::detail);
    match error {
        Error::Query { .. } => failure.detail("what was shown of the answer is not all of it"),
        Error::Refused { status: 404, .. } => {
            failure.detail("it is not there, or the token may not read it: `fluxform plan` tells which")
        }
        _ => failure,
    }
}

/// The line of the script with a mark below, and which line of the definition it is.
fn excerpt(ready: &Ready<'_>, text: &str, span: Span) -> Vec<String> {
    let ((line, column), (end_line, end_column)) = (span.start, span.end);
    let Some(source) = text.lines().nth(line - 1) else { return Vec::new() };
    let end = if end_line == line { end_column } else { source.chars().count() + 1 };
    let mark = "^".repeat(end.saturating_sub(column).max(1));
    let blank = " ".repeat(column - 1);
    let raw = ready.query.flux.as_deref().and_then(|flux| in_raw_flux(&ready.script, flux, line));
    let place = match raw {
        Some(raw) => format!("line {raw} of its `flux`:"),
        None => format!("line {line} of its script, which `--explain` shows:"),
    };
    vec![place, format!("  {}", on_one_line(&printable(source))), format!("  {blank}{mark}")]
}
