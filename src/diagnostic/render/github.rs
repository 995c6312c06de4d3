//! Findings as workflow commands: GitHub shows them at the changed lines of a pull request.

use super::message::whole;
use crate::{
    diagnostic::{Finding, Severity},
    words::printable,
};

/// A line for each finding.
pub fn github(findings: &[Finding]) -> String {
    findings.iter().map(line).collect()
}

fn line(finding: &Finding) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = finding.location.as_ref().map_or_else(String::new, |at| {
        if at.line == 0 {
            return format!("file={},", property(&at.file));
        }
        // GitHub's end column is inclusive, and not before the first; a place in between has one, too.
        let first = if at.end_line == at.line { at.column } else { 1 };
        let end_column = at.end_column.saturating_sub(1).max(first);
        format!(
            "file={},line={},endLine={},col={},endColumn={end_column},",
            property(&at.file),
            at.line,
            at.end_line,
            at.column
        )
    });
    let message = printable(&whole(finding));
    format!("::{command} {place}title={}::{}\n", property(finding.code.as_str()), data(&message))
}

/// Escapes the message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a workflow command, where `:` and `,` separate as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
