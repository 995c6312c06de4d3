//! Findings that are printed one by one, as they come, and their counts at the end.

use std::io;

use serde::Serialize;

use super::{Failure, args::FindingFormat, terminal::Terminal};
use crate::{
    diagnostic::{Finding, render},
    points::Verified,
};

/// A report under way.
#[derive(Debug)]
pub struct Report<'t> {
    format: FindingFormat,
    terminal: &'t Terminal,
    begun: bool,
    unreadable: Vec<Unreadable>,
}

/// A file that could not be read to its end.
#[derive(Debug, Serialize)]
struct Unreadable {
    file: String,
    reason: String,
}

/// How much was found of a rule.
#[derive(Debug, Serialize)]
struct Found {
    code: &'static str,
    count: u64,
    shown: u64,
}

/// What stands after the findings of a JSON report.
#[derive(Debug, Serialize)]
struct End {
    errors: u64,
    rules: Vec<Found>,
    points: u64,
    bytes: u64,
    unreadable: Vec<Unreadable>,
}

impl<'t> Report<'t> {
    pub fn new(format: FindingFormat, terminal: &'t Terminal) -> Self {
        Self { format, terminal, begun: false, unreadable: Vec::new() }
    }

    /// Prints a finding.
    pub fn show(&mut self, finding: &Finding) -> Result<(), Failure> {
        let text = match self.format {
            FindingFormat::Text => render::text(std::slice::from_ref(finding), self.terminal.colour()),
            FindingFormat::Github => render::github(std::slice::from_ref(finding)),
            FindingFormat::Json => {
                let before = if self.begun { "," } else { JSON_BEGIN };
                format!("{before}\n{}", indented(&json(finding)?))
            }
        };
        self.begun = true;
        self.terminal.result(&text)
    }

    /// Says that a file could not be read to its end.
    pub fn unreadable(&mut self, file: &str, error: &io::Error) {
        self.terminal.failure(&Failure::new(format!("cannot read {file}: {error}")));
        self.unreadable.push(Unreadable { file: file.to_owned(), reason: error.to_string() });
    }

    /// Prints the counts; the number of files that could not be read.
    pub fn finish(self, verified: &Verified, limit: Option<usize>) -> Result<usize, Failure> {
        let unreadable = self.unreadable.len();
        match self.format {
            FindingFormat::Json => self.finish_json(verified, limit)?,
            FindingFormat::Text | FindingFormat::Github => self.finish_text(verified, limit),
        }
        Ok(unreadable)
    }

    fn finish_text(&self, verified: &Verified, limit: Option<usize>) {
        for (rule, count) in verified.counts.found() {
            self.terminal.note(&format!("{count:>9}  {}  {}", rule.code, rule.summary()));
        }
        if let Some(limit) = limit
            && verified.counts.found().any(|(_, count)| count > limit as u64)
        {
            self.terminal.note(&format!("the first {limit} of each are shown; `--limit 0` shows all"));
        }
    }

    fn finish_json(self, verified: &Verified, limit: Option<usize>) -> Result<(), Failure> {
        let rules = verified.counts.found().map(|(rule, count)| {
            let shown = limit.map_or(count, |limit| count.min(limit as u64));
            Found { code: rule.code.as_str(), count, shown }
        });
        let end = End {
            errors: verified.counts.total(),
            rules: rules.collect(),
            points: verified.points,
            bytes: verified.bytes,
            unreadable: self.unreadable,
        };
        let begin = if self.begun { "" } else { JSON_BEGIN };
        let end = json(&end)?;
        let end = end.strip_prefix('{').unwrap_or(&end);
        self.terminal.result(&format!("{begin}\n  ],{end}\n"))
    }
}

const JSON_BEGIN: &str = "{\n  \"version\": 1,\n  \"findings\": [";

fn json(thing: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(thing)
        .map_err(|error| Failure::caused("cannot write the findings as JSON", &error))
}

fn indented(json: &str) -> String {
    json.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
