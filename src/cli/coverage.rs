//! `check --coverage`: what is covered, beside the findings.

use serde::Serialize;

use super::{
    args::{CoverageArguments, PathPrefix},
    project::Opened,
};
use crate::{
    coverage::{
        Missing, Report, coverage,
        render::{self, Document},
    },
    diagnostic::Place,
};

/// What is said where the definitions are not whole.
const NOT_WHOLE: &str = "coverage is counted when the definitions are whole\n";

/// What came of it where coverage was asked for.
#[derive(Debug)]
pub struct Asked {
    /// None where the definitions are not whole.
    report: Option<Report>,
}

/// What is put beside the findings in JSON.
#[derive(Debug, Serialize)]
pub struct Beside<'r> {
    coverage: Option<Document<'r>>,
}

impl Asked {
    /// The coverage of the definitions, if it is asked for.
    pub fn of(arguments: &CoverageArguments, opened: &Opened) -> Option<Self> {
        let required = arguments.coverage_at_least;
        let count = || opened.loaded.diagnostics.is_empty().then(|| report(opened, required));
        arguments.is_asked().then(|| Self { report: count() })
    }

    /// Whether as much is covered as was asked for.
    pub fn is_met(&self) -> bool {
        self.report.as_ref().is_none_or(Report::is_met)
    }

    /// For people.
    pub fn text(&self) -> String {
        self.report.as_ref().map_or_else(|| NOT_WHOLE.to_owned(), render::text)
    }

    /// A part of a comment, with file names below `prefix`.
    pub fn markdown(&self, prefix: &PathPrefix) -> String {
        let Some(mut report) = self.report.clone() else { return format!("### Coverage\n\n{NOT_WHOLE}") };
        if !prefix.as_str().is_empty() {
            report.put_below(prefix.as_str());
        }
        render::markdown(&report)
    }

    /// For programs.
    pub fn beside(&self) -> Beside<'_> {
        Beside { coverage: self.report.as_ref().map(render::json) }
    }
}

fn report(opened: &Opened, required: Option<u8>) -> Report {
    let coverage = coverage(&opened.loaded.schema);
    let places: Vec<&Place> = coverage.missing.iter().map(|Missing { place, .. }| place).collect();
    let locations = opened.loaded.sources.locations(&places);
    Report::new(coverage, required, locations)
}
