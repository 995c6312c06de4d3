//! The comment on a pull request: what breaks, what it costs, what will happen; the long parts folded.

use super::sections::{changes, costs, files, readers, retentions};
use crate::{
    diagnostic::{Finding, Grade, Severity, render::related},
    estimate::grouped,
    plan::render as plan,
    review::Review,
    words::{Sheet, count, markdown_code, markdown_sentence},
};

/// How many bytes of a comment each part may take: together, and with the coverage that may come after
/// them, less than GitHub takes, and each part enough to be of use where another one is long.
pub(super) mod share {
    pub const FINDINGS: usize = 28_000;
    pub const COSTS: usize = 6_000;
    pub const RETENTIONS: usize = 3_000;
    pub const CHANGES: usize = 8_000;
    pub const READERS: usize = 3_000;
    pub const FILES: usize = 3_000;
    pub const PLAN: usize = 6_000;
}

/// The whole comment, at most 65,536 characters. Names, texts and paths of the definitions can begin no
/// markup in it.
pub fn markdown(review: &Review<'_>) -> String {
    let parts = [
        heading(review),
        findings(review.findings),
        costs(&review.costs),
        retentions(&review.retentions),
        changes(review),
        readers(&review.readers),
        review.files.as_deref().map(files).unwrap_or_default(),
        steps(review),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Findings alone, where nothing was compared.
pub fn markdown_alone(findings: &[Finding]) -> String {
    let heading = format!("### Schema check: {}\n", numbers(findings).join(", "));
    let table = self::findings(findings);
    if table.is_empty() { heading } else { format!("{heading}\n{table}") }
}

fn numbers(findings: &[Finding]) -> Vec<String> {
    vec![
        count(Severity::Error.count_in(findings), "error"),
        count(Severity::Warning.count_in(findings), "warning"),
    ]
}

fn heading(review: &Review<'_>) -> String {
    let mut words = numbers(review.findings);
    words.extend(series(review));
    let mut text = format!("### Schema review: {}\n\n", words.join(", "));
    text += &format!("Compared with {}: {}.", markdown_code(&review.against), review.counted());
    if review.accepted > 0 {
        text += &format!(" {} accepted in the definitions.", review.accepted);
    }
    if review.known > 0 {
        text += &format!(" {} there before and left out.", review.known);
    }
    text + "\n"
}

/// By how much the series at worst grow or shrink.
fn series(review: &Review<'_>) -> Option<String> {
    let (before, after) = (review.costs.before.series, review.costs.after.series);
    match (before, after) {
        (Some(before), Some(after)) if after > before => Some(format!("+{} series", grouped(after - before))),
        (Some(before), Some(after)) if after < before => Some(format!("−{} series", grouped(before - after))),
        (Some(_), None) => Some("series without a bound".to_owned()),
        _ => None,
    }
}

fn findings(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    // Stable: within a severity the order of all reports.
    sorted.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let head = ["| | finding | breaks | rule |", "|---|---|---|---|"].map(str::to_owned);
    let rows = sorted.into_iter().map(row);
    Sheet::of(share::FINDINGS, head.into_iter().chain(rows)).finish("finding")
}

fn row(finding: &Finding) -> String {
    let sign = match finding.severity {
        Severity::Error => "❌",
        Severity::Warning => "⚠️",
        Severity::Note => "ℹ️",
    };
    let place = finding.location.as_ref().map_or_else(String::new, |at| {
        let place = if at.line == 0 { at.file.clone() } else { format!("{}:{}", at.file, at.line) };
        format!("<br>{}", markdown_code(&place))
    });
    let places: Vec<String> = finding.related.iter().filter_map(related).collect();
    let notes = finding.notes.iter().chain(&places).chain(&finding.help);
    let notes: String = notes.map(|note| format!("<br>{}", markdown_sentence(note))).collect();
    format!(
        "| {sign} | {}{notes} | {} | {}{place} |",
        markdown_sentence(&finding.message),
        Grade::list(&finding.breaks).unwrap_or_else(|| "–".to_owned()),
        finding.code
    )
}

/// What a plan that was given would do.
fn steps(review: &Review<'_>) -> String {
    let Some(saved) = review.plan else { return String::new() };
    let text = plan::markdown(saved);
    let sheet = Sheet::of(share::PLAN, text.lines().map(str::to_owned)).finish("line");
    let title = match saved.steps.len() {
        0 => "What will happen on the server: nothing".to_owned(),
        steps => format!("What will happen on the server ({})", count(steps, "step")),
    };
    folded(&title, &sheet)
}

/// A part that is folded until somebody opens it.
pub(super) fn folded(title: &str, text: &str) -> String {
    format!("<details><summary>{title}</summary>\n\n{text}\n</details>\n")
}
