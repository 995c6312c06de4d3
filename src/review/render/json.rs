//! A review for programs: a stable contract, described in docs/formats.md.

use serde::Serialize;

use crate::{
    diagnostic::{Finding, Severity},
    plan::Plan,
    review::{Costs, FileChange, Readers, Review, Row},
};

#[derive(Serialize)]
struct Document<'a, T> {
    version: u32,
    errors: usize,
    warnings: usize,
    accepted: usize,
    known: usize,
    findings: &'a [Finding],
    against: &'a str,
    changes: &'a [Row],
    costs: &'a Costs,
    readers: Vec<String>,
    impact: &'a Readers,
    retentions: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<&'a [FileChange]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<&'a Plan>,
    #[serde(flatten)]
    beside: &'a T,
}

/// The whole review, indented, with a newline at its end; the keys of `beside` come after its own.
///
/// # Errors
/// A JSON error where `beside` has no JSON form, or is no map.
pub fn json<T: Serialize>(review: &Review<'_>, beside: &T) -> Result<String, serde_json::Error> {
    let document = Document {
        version: 1,
        errors: Severity::Error.count_in(review.findings),
        warnings: Severity::Warning.count_in(review.findings),
        accepted: review.accepted,
        known: review.known,
        findings: review.findings,
        against: &review.against,
        changes: &review.changes,
        costs: &review.costs,
        readers: review.readers.declared(),
        impact: &review.readers,
        retentions: &review.retentions,
        files: review.files.as_deref(),
        plan: review.plan,
        beside,
    };
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}
