//! Coverage for people: a line for each measurement and table, one for each kind, and what is missing.

use unicode_width::UnicodeWidthStr;

use super::{NOTHING, more, place, rows, sums, too_low};
use crate::{
    coverage::{Kind, Report},
    words::{on_one_line, printable},
};

/// The tables with a blank line between, and what is missing if too little is covered.
pub fn text(report: &Report) -> String {
    let coverage = &report.coverage;
    if coverage.sum.sum.of == 0 {
        return format!("{NOTHING}\n");
    }
    let shown = |name: &str| on_one_line(&printable(name));
    let mut tables = Vec::new();
    if !coverage.measurements.is_empty() {
        tables.push(aligned(&rows("measurement", &Kind::OF_MEASUREMENTS, &coverage.measurements, shown)));
    }
    if !coverage.tables.is_empty() {
        tables.push(aligned(&rows("table", &Kind::OF_TABLES, &coverage.tables, shown)));
    }
    tables.push(aligned(&sums(&coverage.sum)));
    tables.extend(missing(report));
    tables.join("\n")
}

/// Lines whose first cells begin and whose other cells end below one another, as wide as they look.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    rows.iter().map(|row| line(row, &widths) + "\n").collect()
}

fn line(row: &[String], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
        let space = " ".repeat(width - cell.width());
        if column == 0 { format!("{cell}{space}") } else { format!("{space}{cell}") }
    });
    cells.collect::<Vec<_>>().join("  ")
}

fn missing(report: &Report) -> Option<String> {
    let (sentence, gaps) = too_low(report)?;
    let mut lines = vec![sentence];
    lines.extend(gaps.iter().map(|gap| {
        let line = format!("  {}: {} of {}", place(gap), gap.kind.word(), gap.of);
        on_one_line(&printable(&line))
    }));
    lines.extend(more(report, gaps.len()).map(|more| format!("  {more}")));
    Some(lines.join("\n") + "\n")
}
