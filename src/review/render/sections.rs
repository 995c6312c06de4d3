//! The parts of the comment below its findings.

use super::markdown::{folded, share};
use crate::{
    diagnostic::Grade,
    estimate::grouped,
    review::{BucketCosts, Costs, FileChange, Review, Totals},
    words::{Sheet, count, markdown_code, markdown_sentence, size},
};

/// Series and bytes of the buckets in which something differs.
pub(super) fn costs(costs: &Costs) -> String {
    if costs.buckets.is_empty() {
        return String::new();
    }
    let head = ["| bucket | series at worst | bytes at steady state |", "|---|---|---|"].map(str::to_owned);
    let rows = costs.buckets.iter().map(|BucketCosts { bucket, before, after }| {
        format!("| {} | {} |", markdown_code(bucket), cells(*before, *after))
    });
    let mut text = Sheet::of(share::COSTS, head.into_iter().chain(rows)).finish("bucket");
    // A table goes on only where nothing was cut off.
    if !text.contains("\n…") {
        text += &format!("| **all buckets** | {} |\n", cells(costs.before, costs.after));
    }
    text
}

fn cells(before: Totals, after: Totals) -> String {
    let series = |totals: Totals| totals.series.map_or_else(|| "no bound".to_owned(), grouped);
    // Without a volume nothing is known of the bytes.
    let bytes = |totals: Totals| match totals.bytes {
        [_, 0] => "–".to_owned(),
        [low, high] => format!("{} to {}", size(low), size(high)),
    };
    format!("{} | {}", from_to(&series(before), &series(after)), from_to(&bytes(before), &bytes(after)))
}

fn from_to(before: &str, after: &str) -> String {
    if before == after { before.to_owned() } else { format!("{before} → {after}") }
}

/// What other retentions mean.
pub(super) fn retentions(effects: &[String]) -> String {
    let lines = effects.iter().map(|effect| format!("- Retention of {}.", markdown_sentence(effect)));
    Sheet::of(share::RETENTIONS, lines).finish("bucket")
}

/// Every difference.
pub(super) fn changes(review: &Review<'_>) -> String {
    if review.changes.is_empty() {
        return String::new();
    }
    let head = ["| what | change | breaks | rule |", "|---|---|---|---|"].map(str::to_owned);
    let rows = review.changes.iter().map(|row| {
        format!(
            "| {} | {} | {} | {} |",
            markdown_sentence(&row.subject),
            markdown_sentence(&row.change),
            Grade::list(&row.breaks).unwrap_or_default(),
            row.rule.unwrap_or("–")
        )
    });
    let sheet = Sheet::of(share::CHANGES, head.into_iter().chain(rows)).finish("difference");
    folded(&format!("All that changes ({})", count(review.changes.len(), "difference")), &sheet)
}

/// The queries and rollups that read what changed.
pub(super) fn readers(readers: &[String]) -> String {
    if readers.is_empty() {
        return String::new();
    }
    let lines = readers.iter().map(|reader| format!("- {}", markdown_code(reader)));
    let sheet = Sheet::of(share::READERS, lines).finish("reader");
    folded(&format!("{} what changed", reads(readers.len())), &sheet)
}

fn reads(number: usize) -> String {
    if number == 1 {
        "1 query or rollup reads".to_owned()
    } else {
        format!("{number} queries and rollups read")
    }
}

/// The generated files that change.
pub(super) fn files(files: &[FileChange]) -> String {
    if files.is_empty() {
        return "No generated file changes.\n".to_owned();
    }
    let lines = files.iter().map(|file| format!("- {} {}", markdown_code(&file.path), file.fate.as_str()));
    let sheet = Sheet::of(share::FILES, lines).finish("file");
    let number = if files.len() == 1 {
        "1 generated file changes".to_owned()
    } else {
        format!("{} generated files change", files.len())
    };
    folded(&number, &sheet)
}
