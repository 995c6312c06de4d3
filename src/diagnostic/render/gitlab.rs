//! Findings as a code quality report of GitLab, which shows them in merge requests.
//!
//! The format is GitLab's subset of Code Climate's: <https://docs.gitlab.com/ci/testing/code_quality/>.

use serde::Serialize;

use super::{fingerprint::fingerprints, message::explanations};
use crate::{
    diagnostic::{Finding, Severity},
    words::{on_one_line, printable},
};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// The whole report, indented, with a newline at its end. GitLab drops what has no place, so a finding
/// about the project as a whole stands in `project_file`.
///
/// # Errors
/// None in practice: every part of a finding has a JSON form.
pub fn gitlab(findings: &[Finding], project_file: &str) -> Result<String, serde_json::Error> {
    let fingerprints = fingerprints(findings);
    let both = findings.iter().zip(fingerprints);
    let issues: Vec<Issue<'_>> =
        both.map(|(finding, fingerprint)| issue(finding, fingerprint, project_file)).collect();
    serde_json::to_string_pretty(&issues).map(|text| text + "\n")
}

fn issue<'a>(finding: &'a Finding, fingerprint: String, project_file: &'a str) -> Issue<'a> {
    let at = finding.location.as_ref();
    // A finding about a file as a whole has line 0, which GitLab does not know.
    let begin = at.map_or(1, |at| at.line.max(1));
    let path = at.map_or(project_file, |at| &at.file);
    Issue {
        description: description(finding),
        check_name: finding.code.as_str(),
        fingerprint,
        severity: severity(finding.severity),
        location: Location { path, lines: Lines { begin } },
    }
}

/// All in one line, as the list of a merge request shows it.
fn description(finding: &Finding) -> String {
    let mut parts = vec![finding.message.clone()];
    parts.extend(explanations(finding).iter().map(|line| line.replace('\n', " ")));
    on_one_line(&printable(&parts.join("; ")))
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
