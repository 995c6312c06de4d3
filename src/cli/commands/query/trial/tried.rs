//! One query of a trial: run some times, its answer held against what it promises.

use std::{ops::ControlFlow, time::Duration};

use serde::Serialize;

use super::{super::Ready, scratch::Scratch};
use crate::{
    cli::{Failure, settings::server_failure},
    flux::{self, Answer, TableKind, with_buckets, writes},
    influx::{self, Error, Id, Table},
    model::FieldType,
    words::{Tick, on_one_line, printable},
};

/// What became of a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Tried {
    pub name: String,
    pub state: State,
    /// What is not as promised, or why there was no answer.
    pub why: Vec<String>,
    pub rows: u64,
    pub tables: u64,
    pub bytes: u64,
    /// How often it was run.
    pub runs: usize,
    /// Of all runs, in microseconds.
    #[serde(rename = "median_us")]
    pub median: u64,
    #[serde(rename = "worst_us")]
    pub worst: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum State {
    /// All columns of all tables are as promised.
    Kept,
    /// Raw Flux, which promises nothing, was answered.
    Answered,
    /// There was no row to look at.
    NoRows,
    /// It was not tried.
    NotTried,
    /// A table is not as promised.
    Broken,
    /// The server refused it.
    Refused,
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            Self::Kept => "as promised",
            Self::Answered => "answered",
            Self::NoRows => "no rows",
            Self::NotTried => "not tried",
            Self::Broken => "BROKEN",
            Self::Refused => "REFUSED",
        }
    }
}

/// A query that has taken so long is not run again.
const ENOUGH: Duration = Duration::from_secs(2);

/// The most objections that are told of one query.
const MOST: usize = 3;

/// Runs a query `runs` times, or fewer if that takes long.
///
/// # Errors
/// A server that cannot be asked at all. What it has against the query is a state.
pub(super) fn try_out(
    scratch: &Scratch<'_>,
    organization: &Id,
    ready: &Ready<'_>,
    runs: u32,
) -> Result<Tried, Failure> {
    let text = match script(scratch, ready) {
        Ok(text) => text,
        Err(why) => return Ok(Tried::without_answer(ready, State::NotTried, why)),
    };
    let promised = flux::answer(scratch.schema(), ready.name, ready.query).ok().flatten();
    let (mut times, mut why, mut last) = (Vec::new(), Vec::new(), influx::Answer::default());
    for run in 0..runs.max(1) {
        if times.iter().sum::<Duration>() >= ENOUGH {
            break;
        }
        let mut number = None;
        let answered = scratch.client.answer(organization, &text, &mut |table, _| {
            if run == 0 && number != Some(table.number) {
                number = Some(table.number);
                let objections = promised.as_ref().map(|promised| objections(promised, table));
                why.extend(objections.into_iter().flatten());
                why.sort();
                why.dedup();
                why.truncate(MOST);
            }
            ControlFlow::Continue(())
        });
        match answered {
            Ok(answer) => {
                times.push(answer.duration);
                last = answer;
            }
            Err(Error::Refused { message, .. } | Error::Query { message, .. }) => {
                return Ok(Tried::without_answer(ready, State::Refused, on_one_line(&printable(&message))));
            }
            Err(error) => return Err(server_failure(&error)),
        }
    }
    let state = match promised {
        _ if !why.is_empty() => State::Broken,
        _ if last.rows == 0 => State::NoRows,
        Some(_) => State::Kept,
        None => State::Answered,
    };
    Ok(Tried { why, ..Tried::new(ready, state, last, times) })
}

/// The script as it reads the buckets of the trial.
fn script(scratch: &Scratch<'_>, ready: &Ready<'_>) -> Result<String, String> {
    let text = ready.text();
    if let Some(line) = writes(&text) {
        return Err(format!("it would write, on line {line} of its script"));
    }
    if ready.query.flux.is_none() {
        return Ok(text);
    }
    with_buckets(&text, &scratch.names()).ok_or_else(|| {
        "it does not name all of its buckets plainly, so that no others can be put in their place".to_owned()
    })
}

impl Tried {
    fn new(ready: &Ready<'_>, state: State, answer: influx::Answer, mut times: Vec<Duration>) -> Self {
        times.sort();
        let microseconds = |time: Option<&Duration>| {
            time.map_or(0, |time| u64::try_from(time.as_micros()).unwrap_or(u64::MAX))
        };
        Self {
            name: ready.name.to_owned(),
            state,
            why: Vec::new(),
            rows: answer.rows,
            tables: answer.tables,
            bytes: answer.bytes,
            runs: times.len(),
            median: microseconds(times.get(times.len() / 2)),
            worst: microseconds(times.last()),
        }
    }

    fn without_answer(ready: &Ready<'_>, state: State, why: String) -> Self {
        Self { why: vec![why], ..Self::new(ready, state, influx::Answer::default(), Vec::new()) }
    }
}

/// What is not as promised of a table: by the kind of table that it is most like.
fn objections(promised: &Answer, table: &Table) -> Vec<String> {
    let by_kind = promised.tables.iter().map(|kind| objections_by(kind, table));
    by_kind.min_by_key(Vec::len).unwrap_or_else(|| vec!["no table was promised".to_owned()])
}

fn objections_by(kind: &TableKind, table: &Table) -> Vec<String> {
    let found = |name: &str| table.columns.iter().any(|column| column.name == name);
    let lacking = kind.columns.iter().filter(|(name, column)| !column.optional && !found(name));
    let lacking = lacking.map(|(name, _)| format!("a table has no column {}", Tick(name)));
    let columns = table.columns.iter().filter_map(|column| {
        let name = Tick(&column.name);
        match kind.columns.get(&column.name) {
            None => Some(format!("the column {name} was not promised")),
            Some(promised) if is(promised.kind, &column.kind) => None,
            Some(promised) => Some(format!(
                "the column {name} is {}, and {} was promised",
                column.kind,
                word(promised.kind)
            )),
        }
    });
    lacking.chain(columns).collect()
}

fn is(promised: flux::ColumnKind, found: &influx::ColumnKind) -> bool {
    match (promised, found) {
        (flux::ColumnKind::Time, influx::ColumnKind::Time) => true,
        (flux::ColumnKind::Value(promised), influx::ColumnKind::Field(found)) => promised == *found,
        _ => false,
    }
}

fn word(kind: flux::ColumnKind) -> &'static str {
    match kind {
        flux::ColumnKind::Time => "time",
        flux::ColumnKind::Value(kind) => FieldType::name(kind),
    }
}
