//! The findings of `check` in the format that was asked for.

use std::error::Error;

use super::{
    Failure,
    args::{CheckFormat, PathPrefix},
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

/// The whole report. Formats that other programs place in a repository have file names with `prefix`.
pub fn report(
    findings: &[Finding],
    format: CheckFormat,
    prefix: &PathPrefix,
    terminal: &Terminal,
) -> Result<String, Failure> {
    match format {
        CheckFormat::Text => Ok(render::text(findings, terminal.colour())),
        CheckFormat::Json => render::json(findings).map_err(|error| unwritten(&error)),
        CheckFormat::Github => Ok(render::github(&below(prefix, findings))),
        CheckFormat::Markdown => Ok(markdown_alone(&below(prefix, findings))),
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
    match prefix.as_str() {
        "" => PROJECT_FILE.to_owned(),
        folder => format!("{folder}/{PROJECT_FILE}"),
    }
}

fn unwritten(error: &dyn Error) -> Failure {
    Failure::caused("cannot write the findings", error)
}
