//! Findings as JSON: a stable contract, described in docs/formats.md.

use serde::Serialize;

use crate::diagnostic::{Finding, Severity};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    errors: usize,
    warnings: usize,
    findings: &'a [Finding],
}

/// The whole report, indented, with a newline at its end.
///
/// # Errors
/// None in practice: every part of a finding has a JSON form.
pub fn json(findings: &[Finding]) -> Result<String, serde_json::Error> {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let report =
        Report { version: 1, errors: count(Severity::Error), warnings: count(Severity::Warning), findings };
    serde_json::to_string_pretty(&report).map(|text| text + "\n")
}
