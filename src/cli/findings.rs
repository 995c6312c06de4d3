//! The findings of `check` in the format that was asked for.

use std::error::Error;

use super::{
    Failure,
    args::{CheckFormat, PathPrefix},
    coverage::{Asked, Beside},
    project::PROJECT_FILE,
    rules,
    terminal::Terminal,
};
use crate::{
    diagnostic::{
        Finding,
        render::{self, Tool},
    },
    review::render::markdown_alone,
};

/// How findings are printed.
#[derive(Debug)]
pub struct Printing {
    pub format: CheckFormat,
    /// What formats that other programs place in a repository put before file names.
    pub prefix: PathPrefix,
    /// Whether people are shown the fixes that they have to decide on.
    pub with_fixes: bool,
    /// What is told after the findings in text, JSON and Markdown.
    pub coverage: Option<Asked>,
}

impl Printing {
    /// The keys that JSON has besides its own.
    pub fn beside(&self) -> Option<Beside<'_>> {
        self.coverage.as_ref().map(Asked::beside)
    }

    /// A comment with what is told after it.
    pub fn comment(&self, mut text: String) -> String {
        if let Some(covered) = &self.coverage {
            text.push('\n');
            text += &covered.markdown(&self.prefix);
        }
        text
    }

    fn text(&self, mut text: String) -> String {
        text += &self.coverage.as_ref().map(Asked::text).unwrap_or_default();
        text
    }
}

/// The whole report.
pub fn report(findings: &[Finding], printing: &Printing, terminal: &Terminal) -> Result<String, Failure> {
    let prefix = &printing.prefix;
    match printing.format {
        CheckFormat::Text if printing.with_fixes => {
            Ok(printing.text(render::text_with_fixes(findings, terminal.colour())))
        }
        CheckFormat::Text => Ok(printing.text(render::text(findings, terminal.colour()))),
        CheckFormat::Json => {
            render::json_beside(findings, &printing.beside()).map_err(|error| unwritten(&error))
        }
        CheckFormat::Github => Ok(render::github(&below(prefix, findings))),
        CheckFormat::Markdown => Ok(printing.comment(markdown_alone(&below(prefix, findings)))),
        CheckFormat::Sarif => sarif(&below(prefix, findings), &project_file(prefix)),
        CheckFormat::Junit => render::junit(&below(prefix, findings)).map_err(|error| unwritten(&error)),
        CheckFormat::Gitlab => {
            render::gitlab(&below(prefix, findings), &project_file(prefix)).map_err(|error| unwritten(&error))
        }
    }
}

fn sarif(findings: &[Finding], project_file: &str) -> Result<String, Failure> {
    let repository = env!("CARGO_PKG_REPOSITORY");
    let tool = Tool {
        version: env!("CARGO_PKG_VERSION"),
        repository: (!repository.is_empty()).then_some(repository),
        rules: &rules::about(),
        project_file,
    };
    render::sarif(findings, &tool).map_err(|error| unwritten(&error))
}

/// The findings with their files below `prefix`.
pub fn below(prefix: &PathPrefix, findings: &[Finding]) -> Vec<Finding> {
    let mut findings = findings.to_vec();
    if !prefix.as_str().is_empty() {
        for finding in &mut findings {
            finding.put_below(prefix.as_str());
        }
    }
    findings
}

fn project_file(prefix: &PathPrefix) -> String {
    prefix.below(PROJECT_FILE)
}

fn unwritten(error: &dyn Error) -> Failure {
    Failure::caused("cannot write the findings", error)
}
