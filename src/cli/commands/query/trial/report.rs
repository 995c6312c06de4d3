//! What a trial found.

use std::time::Duration;

use serde::Serialize;

use super::{
    super::list::json,
    tried::{State, Tried},
};
use crate::{
    cli::{Failure, args::QueryFormat},
    words::{count, on_one_line, printable, size},
};

#[derive(Debug, Serialize)]
pub(super) struct Report {
    version: u8,
    /// How many points were loaded, and how long that took.
    points: u64,
    load_ms: u64,
    queries: Vec<Tried>,
}

impl Report {
    pub fn of(points: u64, took: Duration) -> Self {
        let load_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        Self { version: 1, points, load_ms, queries: Vec::new() }
    }

    pub fn add(&mut self, tried: Tried) {
        self.queries.push(tried);
    }

    /// Whether no query broke its promise or was refused.
    pub fn is_clean(&self) -> bool {
        self.counted(State::Broken) + self.counted(State::Refused) == 0
    }

    fn counted(&self, state: State) -> usize {
        self.queries.iter().filter(|tried| tried.state == state).count()
    }

    pub fn shown(&self, format: QueryFormat) -> Result<String, Failure> {
        if format == QueryFormat::Json { json(self) } else { Ok(self.text()) }
    }

    /// How many of each.
    pub fn sum(&self) -> String {
        let states =
            [State::Kept, State::Answered, State::NoRows, State::NotTried, State::Broken, State::Refused];
        let counted = states.into_iter().map(|state| (self.counted(state), state.word().to_lowercase()));
        let counted: Vec<String> = counted
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| format!("{number} {word}"))
            .collect();
        format!("tried {}: {}", count(self.queries.len(), "query"), counted.join(", "))
    }

    fn text(&self) -> String {
        let head = ["query", "rows", "tables", "bytes", "median", "worst", ""].map(str::to_owned);
        let rows: Vec<[String; 7]> = [head].into_iter().chain(self.queries.iter().map(cells)).collect();
        let widths: Vec<usize> =
            (0..7).map(|at| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0)).collect();
        let lines = rows.iter().enumerate().map(|(number, row)| {
            let why = number.checked_sub(1).and_then(|at| self.queries.get(at)).map_or(&[][..], |it| &it.why);
            let why = why.iter().map(|why| format!("    {why}\n"));
            line(row, &widths) + &why.collect::<String>()
        });
        lines.collect()
    }
}

fn cells(tried: &Tried) -> [String; 7] {
    let time = |microseconds: u64| format!("{:.1} ms", microseconds as f64 / 1_000.0);
    let name = on_one_line(&printable(&tried.name));
    let word = tried.state.word().to_owned();
    if matches!(tried.state, State::Refused | State::NotTried) {
        let none = || "–".to_owned();
        return [name, none(), none(), none(), none(), none(), word];
    }
    let numbers = [tried.rows.to_string(), tried.tables.to_string(), size(tried.bytes)];
    let [rows, tables, bytes] = numbers;
    [name, rows, tables, bytes, time(tried.median), time(tried.worst), word]
}

/// The name to the left, numbers to the right.
fn line(row: &[String; 7], widths: &[usize]) -> String {
    let [name, numbers @ .., word] = row;
    let mut line = format!("{name:<width$}", width = widths[0]);
    for (cell, width) in numbers.iter().zip(&widths[1..]) {
        line += &format!("  {cell:>width$}");
    }
    format!("{}\n", format!("{line}  {word}").trim_end())
}
