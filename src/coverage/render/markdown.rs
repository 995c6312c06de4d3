//! Coverage in a comment on a pull request.

use super::{NOTHING, more, place, rows, sums, too_low};
use crate::{
    coverage::{Covered, Kind, Report},
    words::{Sheet, markdown_code, markdown_sentence},
};

/// How many bytes of a comment what is missing may take, and so the measurements and the tables.
const SHARE: usize = 1_800;

/// The sum and what is missing if it is too low; the tables of measurements and tables folded. At most some
/// 6,000 characters.
pub fn markdown(report: &Report) -> String {
    let coverage = &report.coverage;
    if coverage.sum.sum.of == 0 {
        return format!("### Coverage\n\n{NOTHING}\n");
    }
    let lines: String = lines(&sums(&coverage.sum)).map(|line| line + "\n").collect();
    let mut text = format!("### Coverage\n\n{lines}{}", missing(report));
    let measurements = table("measurement", &Kind::OF_MEASUREMENTS, &coverage.measurements);
    let tables = table("table", &Kind::OF_TABLES, &coverage.tables);
    let things: Vec<String> = measurements.into_iter().chain(tables).collect();
    let summary = "<summary>Of each measurement and table</summary>";
    text += &format!("\n<details>{summary}\n\n{}\n</details>\n", things.join("\n"));
    text
}

/// A table of things, if there are any.
fn table(noun: &str, kinds: &[Kind], things: &[Covered]) -> Option<String> {
    let rows = rows(noun, kinds, things, markdown_code);
    (!things.is_empty()).then(|| Sheet::of(SHARE, lines(&rows)).finish(noun))
}

fn lines(rows: &[Vec<String>]) -> impl Iterator<Item = String> {
    let mut lines: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
    let columns = rows.first().map_or(0, Vec::len);
    let rule = format!("|---|{}", "---:|".repeat(columns.saturating_sub(1)));
    lines.insert(lines.len().min(1), rule);
    lines.into_iter()
}

fn missing(report: &Report) -> String {
    let Some((sentence, gaps)) = too_low(report) else { return String::new() };
    let lines = gaps.iter().map(|gap| {
        let what = markdown_sentence(&format!("{} of {}", gap.kind.word(), gap.of));
        format!("- {}: {what}", markdown_code(&place(gap)))
    });
    let (lines, left_out) = Sheet::of(SHARE, lines).parts();
    let more = more(report, gaps.len() - left_out).map(|more| format!("- {more}\n")).unwrap_or_default();
    format!("\n{sentence}\n\n{lines}{more}")
}
