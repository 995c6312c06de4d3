//! An import's report for people.

use std::fmt::Write;

use super::report::{Report, ToAdd};
use crate::{
    cli::terminal::Terminal,
    infer::{Decided, Decision, Kind, LeftOut},
    words::{count, on_one_line, printable},
    workspace::Difference,
};

/// The most files, decisions or things left out that are listed one by one.
const LISTED: usize = 20;

/// The report: what was looked at, what was written, what was decided, what is left to do.
pub fn text(report: &Report<'_>) -> String {
    let mut text = format!("{}\n\n{}\n", report.looked_at, found(report));
    text += &list("", report.notes.iter().cloned());
    if report.dry_run {
        for file in &report.files {
            text += "\n";
            let difference =
                Difference { path: file.path.clone(), before: None, after: Some(file.contents.into()) };
            text += &difference.unified("");
        }
    } else {
        text += &list("wrote", report.files.iter().map(|file| file.path.clone()));
    }
    text += &list("decided", report.decided.iter().map(decision));
    text += &list("left out", report.left_out.iter().map(left_out));
    report.lacking.iter().for_each(|lacking| text += &to_add(lacking));
    printable(&text)
}

/// What to do next, to stderr.
pub fn next(report: &Report<'_>, terminal: &Terminal) {
    if report.errors > 0 {
        let errors = count(report.errors, "error");
        terminal.note(&format!("`fluxform check` shows {errors} that an import cannot settle"));
    }
    if report.dry_run {
        terminal.note("Nothing was written.");
    } else if !report.files.is_empty() {
        terminal.note("next: fluxform check, which names what lacks a description, a rationale or a volume;");
        let conflict = |decided: &Decided| matches!(decided.what, Decision::Type { .. });
        terminal.note(if report.from_points {
            "      then fluxform plan, which shows what a server would get"
        } else if report.decided.iter().any(conflict) {
            "      then fluxform plan, which shows what points of another type than the declared one mean"
        } else {
            "      then fluxform plan, which shows no change"
        });
    }
}

fn found(report: &Report<'_>) -> String {
    let new = &report.new;
    let counts = [
        count(new.buckets.len(), "bucket"),
        count(new.measurements.len(), "measurement"),
        count(new.tags.len(), "tag"),
        count(new.rollups.len(), "rollup"),
    ];
    let nothing = new.buckets.is_empty()
        && new.measurements.is_empty()
        && new.tags.is_empty()
        && new.rollups.is_empty();
    let defined = report.defined;
    let before = [(defined.buckets, "bucket"), (defined.measurements, "measurement")];
    let before: Vec<String> =
        before.iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(*number, noun)).collect();
    let are = if defined.buckets + defined.measurements == 1 { "is" } else { "are" };
    let before = before.join(" and ");
    match (nothing, before.is_empty()) {
        (true, true) => "nothing was found that could be defined".to_owned(),
        (true, false) => format!("nothing new: {before} {are} defined already"),
        (false, true) => format!("new: {}", counts.join(", ")),
        (false, false) => format!("new: {}; defined already: {before}", counts.join(", ")),
    }
}

/// Lines under a title, the first of them if there are many.
fn list(title: &str, lines: impl ExactSizeIterator<Item = String>) -> String {
    let all = lines.len();
    if all == 0 {
        return String::new();
    }
    let mut text = if title.is_empty() { "\n".to_owned() } else { format!("\n{title}\n") };
    let indent = if title.is_empty() { "" } else { "  " };
    let shown = if all > LISTED + 1 { LISTED } else { all };
    for line in lines.take(shown) {
        // A name on one line, whatever it holds.
        let _ = writeln!(text, "{indent}{}", on_one_line(&line));
    }
    if shown < all {
        let _ = writeln!(text, "{indent}… and {} more; --format json lists all", all - shown);
    }
    text
}

fn decision(decided: &Decided) -> String {
    let place = format!("{}.{}", decided.measurement, decided.field);
    match &decided.what {
        Decision::Json { texts: 1 } => format!("{place}: json, as its one text is"),
        Decision::Json { texts } => format!("{place}: json, as all of its newest {texts} texts are"),
        Decision::Type { declared, found, newest } => {
            let others = found.iter().filter(|kind| *kind != declared).map(ToString::to_string);
            let others = others.collect::<Vec<_>>().join(" and ");
            if *newest {
                format!("{place}: {declared}, as in the newest shard group; other points hold {others}")
            } else {
                format!("{place}: {declared}; other points hold {others}, and which are newer is not known")
            }
        }
    }
}

fn left_out(left_out: &LeftOut) -> String {
    let LeftOut { kind, bucket, name, why } = left_out;
    let noun = match kind {
        Kind::Bucket => "bucket",
        Kind::Measurement => "measurement",
        Kind::Task => "task",
    };
    match bucket {
        Some(bucket) => format!("{noun} `{name}` of `{bucket}`: {why}"),
        None => format!("{noun} `{name}`: {why}"),
    }
}

fn to_add(lacking: &ToAdd) -> String {
    let ToAdd { measurement, file, line, tags, fields, lines } = lacking;
    let counts = [(tags.len(), "tag"), (fields.len(), "field")];
    let counts: Vec<String> =
        counts.iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(*number, noun)).collect();
    let place = format!("{file}:{line}: `{}` lacks {}", on_one_line(measurement), counts.join(" and "));
    let lines: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    format!("\nto be added by hand, as no file that exists is changed\n  {place}; it should have\n{lines}")
}
