//! The parts of the comment below its findings.

use super::markdown::{folded, share};
use crate::{
    diagnostic::Grade,
    estimate::grouped,
    impact::unseen,
    review::{BucketCosts, Costs, FileChange, Readers, Review, Totals, UsedThing},
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

/// Who uses what changed, each with its place.
pub(super) fn readers(readers: &Readers) -> String {
    let Some(counted) = readers.counted() else { return String::new() };
    let mut lines: Vec<String> = readers.things.iter().flat_map(used).collect();
    let not_asked =
        || "Tasks, checks, dashboards and variables were not looked at: `--live` does.".to_owned();
    let about_server = match &readers.unseen {
        None => Some(not_asked()),
        Some(kinds) => unseen(kinds).map(|line| format!("{}.", markdown_sentence(&line))),
    };
    lines.extend(about_server.into_iter().flat_map(|line| [String::new(), line]));
    folded(&format!("What changed is used by {counted}"), &Sheet::of(share::READERS, lines).finish("line"))
}

fn used(thing: &UsedThing) -> Vec<String> {
    let head = format!("- {}:", markdown_sentence(&format!("{}, {}", thing.thing, thing.how)));
    let users = thing.users.iter().map(|found| {
        let place = found.location.as_ref().map(|at| markdown_code(&format!("{}:{}", at.file, at.line)));
        let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
        format!("  - {}{place}", markdown_sentence(&found.user.sentence()))
    });
    std::iter::once(head).chain(users).collect()
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
