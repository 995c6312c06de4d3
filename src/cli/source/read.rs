//! Texts → the schema of a source.

use std::mem::ManuallyDrop;

use super::{Fetched, Source};
use crate::{
    cli::{
        Failure,
        project::{self, Unusable},
    },
    definition::{Loaded, Sources},
    diagnostic::Finding,
    model::Schema,
    words::count,
};

/// What a source says, of which nothing is structurally wrong.
#[derive(Debug)]
pub struct Read {
    /// The source as it was named.
    pub label: String,
    /// What stands before the paths of `sources` to say where the files are.
    pub prefix: String,
    /// Never freed, as those of this project.
    pub schema: ManuallyDrop<Schema>,
    pub sources: ManuallyDrop<Sources>,
}

impl Fetched {
    /// Reads the definitions; those that say the same as files of `beside` are only copied.
    pub fn load(self, beside: Option<&Loaded>) -> Result<Read, Unusable> {
        let loaded = project::load(self.files, beside);
        if loaded.diagnostics.is_empty() {
            return Ok(Read {
                label: self.source.label(),
                prefix: self.prefix,
                schema: ManuallyDrop::new(loaded.schema),
                sources: ManuallyDrop::new(loaded.sources),
            });
        }
        let mut findings = loaded.sources.locate(loaded.diagnostics);
        for finding in &mut findings {
            name_files(finding, &self.prefix);
        }
        let errors = count(findings.len(), "error");
        let failure = match &self.source {
            Source::Working => Failure::new(format!("the definitions cannot be used: {errors}"))
                .detail("`fluxform check` shows them at any time"),
            source => {
                Failure::new(format!("the definitions of `{}` cannot be used: {errors}", source.label()))
            }
        };
        Err(Unusable::new(findings, failure).of(&self.source))
    }
}

impl Read {
    /// Says of the files of findings where they are, for people.
    pub fn name_files(&self, findings: &mut [Finding]) {
        for finding in findings {
            name_files(finding, &self.prefix);
        }
    }
}

/// Says of a finding's files where they are.
fn name_files(finding: &mut Finding, prefix: &str) {
    let related = finding.related.iter_mut().filter_map(|related| related.location.as_mut());
    for location in finding.location.iter_mut().chain(related) {
        location.file.insert_str(0, prefix);
    }
}

impl Unusable {
    /// Says that the mistakes are in `source`, and not in what it was to be compared with.
    pub fn of(mut self, source: &Source) -> Self {
        if !self.findings.is_empty() && *source != Source::Working {
            let other =
                format!("nothing was compared: this is about `{}`, not about the other side", source.label());
            self.failure = self.failure.detail(other);
        }
        self
    }
}
