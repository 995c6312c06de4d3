//! What was computed, for people and as JSON.

use serde::Serialize;

use crate::{
    cli::Failure,
    influx::{Computed, Live},
    model::TimeRange,
    words::{count, on_one_line, span},
};

/// The JSON of `rollup run`.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    version: u32,
    organization: &'a str,
    server: &'a str,
    dry_run: bool,
    /// Whether Ctrl-C ended it before the last window.
    pub stopped: bool,
    /// Sorted by their names.
    pub rollups: Vec<Rolled<'a>>,
}

#[derive(Debug, Serialize)]
pub struct Rolled<'a> {
    pub rollup: &'a str,
    /// In the order of their times.
    pub windows: Vec<Row>,
    /// Windows that have not ended yet.
    pub left_out: Vec<Row>,
}

/// A window, and what was written of it; nothing if it was not computed.
#[derive(Debug, Serialize)]
pub struct Row {
    start: String,
    stop: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    values: Option<usize>,
    #[serde(skip)]
    range: TimeRange,
}

impl<'a> Report<'a> {
    pub fn new(live: &'a Live, dry_run: bool) -> Self {
        Self {
            version: 1,
            organization: &live.organization.name,
            server: &live.server,
            dry_run,
            stopped: false,
            rollups: Vec::new(),
        }
    }

    pub fn json(&self) -> Result<String, Failure> {
        let text = serde_json::to_string_pretty(self)
            .map_err(|error| Failure::caused("cannot write the report as JSON", &error))?;
        Ok(text + "\n")
    }

    /// The sum of what was written.
    pub fn sum(&self) -> String {
        let rows = || self.rollups.iter().flat_map(|rolled| &rolled.windows);
        let points: usize = rows().filter_map(|row| row.points).sum();
        format!("{} in {}", count(points, "point"), count(rows().count(), "window"))
    }
}

impl Rolled<'_> {
    /// A line for each window that has not ended.
    pub fn left_out(&self) -> impl Iterator<Item = String> {
        let name = on_one_line(self.rollup);
        self.left_out
            .iter()
            .map(move |row| format!("{name}: {} has not ended yet, and is left out", row.times()))
    }
}

impl Row {
    pub fn of(range: TimeRange, computed: Option<Computed>) -> Self {
        Self {
            start: range.start.to_string(),
            stop: range.end.to_string(),
            points: computed.map(|computed| computed.points),
            values: computed.map(|computed| computed.values),
            range,
        }
    }

    /// `name  2026-01-01 00:00 … 2026-02-01 00:00  3 points, 6 values`
    pub fn line(&self, rollup: &str) -> String {
        let written = self.points.zip(self.values).map_or_else(String::new, |(points, values)| {
            format!("  {}, {}", count(points, "point"), count(values, "value"))
        });
        format!("{}  {}{written}\n", on_one_line(rollup), self.times())
    }

    fn times(&self) -> String {
        span(self.range.start, self.range.end)
    }
}
