//! Findings as JSON: a stable contract, described in docs/formats.md.

use serde::Serialize;

use crate::diagnostic::{Finding, Severity};

#[derive(Serialize)]
struct Report<'a, T> {
    version: u32,
    errors: usize,
    warnings: usize,
    findings: &'a [Finding],
    #[serde(flatten)]
    beside: &'a T,
}

/// The whole report, indented, with a newline at its end.
///
/// # Errors
/// None in practice: every part of a finding has a JSON form.
pub fn json(findings: &[Finding]) -> Result<String, serde_json::Error> {
    json_beside(findings, &None::<()>)
}

/// The same with the keys of `beside` after those of the report.
///
/// # Errors
/// A JSON error where `beside` has no JSON form, or is no map.
pub fn json_beside<T: Serialize>(findings: &[Finding], beside: &T) -> Result<String, serde_json::Error> {
    let (errors, warnings) = (Severity::Error.count_in(findings), Severity::Warning.count_in(findings));
    let report = Report { version: 1, errors, warnings, findings, beside };
    serde_json::to_string_pretty(&report).map(|text| text + "\n")
}
