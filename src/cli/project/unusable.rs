//! Definitions that cannot be used: why, and what that means.

use crate::{
    cli::{Failure, terminal::Terminal},
    definition::Sources,
    diagnostic::{Finding, render},
};

/// A failure, after the findings that explain it.
#[derive(Debug)]
pub struct Unusable {
    pub findings: Vec<Finding>,
    pub failure: Failure,
    /// The project file alone, where that is what cannot be used.
    pub sources: Box<Sources>,
}

impl Unusable {
    pub fn new(findings: Vec<Finding>, failure: Failure) -> Self {
        Self { findings, failure, sources: Box::default() }
    }

    /// Shows the findings; the failure that is left to be told.
    pub fn shown(self, terminal: &Terminal) -> Failure {
        if !self.findings.is_empty() {
            terminal.note(render::text(&self.findings, terminal.colour()).trim_end_matches('\n'));
            terminal.note("");
        }
        self.failure
    }
}

impl From<Failure> for Unusable {
    fn from(failure: Failure) -> Self {
        Self::new(Vec::new(), failure)
    }
}
