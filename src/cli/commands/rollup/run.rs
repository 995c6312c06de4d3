//! `fluxform rollup run`: windows of the past, one query each.

use super::{
    report::{Report, Rolled, Row},
    windows::{Wanted, wanted},
};
use crate::{
    cli::{
        Failure, Outcome,
        args::{ReportFormat, RunRollupArguments},
        commands::apply::agreed,
        interrupt, migration, project,
        settings::server_failure,
        terminal::Terminal,
    },
    influx::{Client, Live, inspect},
    migrate,
    model::Schema,
    transfer::Stop,
    words::{count, printable},
};

pub fn run(arguments: &RunRollupArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let schema = opened.schema(terminal)?;
    let client = migration::client(&arguments.server, &opened, verbose, terminal)?;
    let live = inspect(&client, []).map_err(|error| server_failure(&error))?;
    let wanted = wanted(schema, arguments, live.time)?;
    let windows: usize = wanted.iter().map(|wanted| wanted.windows.len()).sum();
    if !arguments.dry_run {
        let question = format!("compute {} of {}?", count(windows, "window"), count(wanted.len(), "rollup"));
        agreed(arguments.yes, &question, terminal)?;
    }
    let work = Work { client: &client, live: &live, schema, arguments, stop: interrupt::watch(), terminal };
    let report = work.all(&wanted)?;
    for line in report.rollups.iter().flat_map(Rolled::left_out) {
        terminal.note(&line);
    }
    if arguments.format == ReportFormat::Json {
        terminal.result(&report.json()?)?;
    }
    ended(&report, arguments, terminal)
}

/// What is at hand while windows are computed.
struct Work<'a> {
    client: &'a Client,
    live: &'a Live,
    schema: &'a Schema,
    arguments: &'a RunRollupArguments,
    stop: &'a Stop,
    terminal: &'a Terminal,
}

impl<'a> Work<'a> {
    fn all(&self, wanted: &[Wanted<'a>]) -> Result<Report<'a>, Failure> {
        let mut report = Report::new(self.live, self.arguments.dry_run);
        for Wanted { rollup, windows, unfinished } in wanted {
            let left_out = unfinished.iter().map(|window| Row::of(*window, None)).collect();
            let mut rolled = Rolled { rollup, windows: Vec::new(), left_out };
            for window in windows {
                report.stopped |= self.stop.is_requested();
                if report.stopped {
                    break;
                }
                let computed = if self.arguments.dry_run {
                    None
                } else {
                    let organization = &self.live.organization;
                    let done = migrate::run_rollup(self.client, organization, self.schema, rollup, *window);
                    Some(done.map_err(|error| migration::failure(&error).detail(AGAIN))?)
                };
                let row = Row::of(*window, computed);
                self.tell(rollup, &row)?;
                rolled.windows.push(row);
            }
            report.rollups.push(rolled);
        }
        Ok(report)
    }

    /// Each window as soon as it is written.
    fn tell(&self, rollup: &str, row: &Row) -> Result<(), Failure> {
        match self.arguments.format {
            ReportFormat::Text => self.terminal.result(&printable(&row.line(rollup))),
            ReportFormat::Json => Ok(()),
        }
    }
}

const AGAIN: &str = "what was written stays; running it again writes the same points";

fn ended(
    report: &Report<'_>,
    arguments: &RunRollupArguments,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    if report.stopped {
        return Err(Failure::new(format!("stopped by Ctrl-C after {}", report.sum())).detail(AGAIN));
    }
    if arguments.dry_run {
        terminal.note("dry run: nothing has been written");
        return Ok(Outcome::Found);
    }
    terminal.note(&format!("wrote {}", report.sum()));
    Ok(Outcome::Clean)
}
