//! What was found, as people read it on a terminal.
//!
//! Names come from servers: the caller makes them fit for a terminal; here only line feeds in them
//! are replaced, so that a name stays on its line.

mod data;
mod phrases;
mod script;
mod tables;

use super::{AgedOut, Deviation, Report};
use crate::words::{count, minute, on_one_line, plural};
use phrases::named;

/// A block for buckets, one for tasks and one for each bucket's data, and a sum. `is_whole`: whether
/// nothing was hidden.
pub fn text(report: &Report, is_whole: bool) -> String {
    let mut blocks: Vec<(String, Vec<Entry>)> = Vec::new();
    for deviation in &report.deviations {
        let title = title(deviation);
        match blocks.last_mut() {
            Some((last, entries)) if *last == title => entries.push(entry(deviation)),
            _ => blocks.push((title, vec![entry(deviation)])),
        }
    }
    let blocks: String = blocks.iter().map(|(title, entries)| block(title, entries)).collect();
    format!("{blocks}{}{}\n", remarks(report), sum(report, is_whole))
}

/// A deviation as lines: a sign, what it is about, what it is, and more about it.
struct Entry {
    sign: char,
    subject: String,
    says: String,
    details: Vec<String>,
}

fn title(deviation: &Deviation) -> String {
    match deviation.place() {
        (0, ..) => "buckets".to_owned(),
        (1, ..) => "tasks".to_owned(),
        (3, ..) => "tables".to_owned(),
        (_, bucket, ..) => format!("data in {}", on_one_line(bucket)),
    }
}

/// The most deviations of one block that are shown.
const SHOWN: usize = 50;

fn block(title: &str, entries: &[Entry]) -> String {
    let (entries, more) = entries.split_at(entries.len().min(SHOWN));
    let width = entries.iter().map(|entry| entry.subject.chars().count()).max().unwrap_or(0);
    let mut lines = format!("{title}\n");
    for Entry { sign, subject, says, details } in entries {
        lines += &format!("  {sign} {subject:<width$}  {says}\n");
        lines.extend(details.iter().map(|detail| format!("      {detail}\n")));
    }
    if !more.is_empty() {
        lines += &format!("  … and {} more (JSON lists all)\n", more.len());
    }
    lines + "\n"
}

fn entry(deviation: &Deviation) -> Entry {
    let (sign, says) = match deviation {
        Deviation::BucketGone { renamed_to, .. } => match renamed_to {
            Some(name) => ('~', format!("renamed to {}", named(name))),
            None => ('-', "not there".to_owned()),
        },
        Deviation::BucketNew { .. } => ('+', "there, and not in the record".to_owned()),
        Deviation::BucketReplaced { .. } => {
            ('~', "another bucket of the name: the recorded one was deleted with its points".to_owned())
        }
        Deviation::BucketRetired { since, .. } => {
            ('+', format!("there again, and retired since {}", on_one_line(since)))
        }
        Deviation::KeepingChanged { from, to, .. } => ('~', phrases::keeping(*from, *to)),
        Deviation::DescriptionChanged { from, to, .. } => {
            ('~', phrases::text_changed("description", from, to))
        }
        Deviation::TaskAdded { .. } | Deviation::TaskRemoved { .. } | Deviation::TaskChanged { .. } => {
            return script::entry(deviation);
        }
        _ if deviation.is_of_tables() => return tables::entry(deviation),
        _ => return data::entry(deviation),
    };
    let (_, bucket, ..) = deviation.place();
    Entry { sign, subject: on_one_line(bucket), says, details: bucket_details(deviation) }
}

fn bucket_details(deviation: &Deviation) -> Vec<String> {
    match deviation {
        Deviation::BucketGone { renamed_to: Some(_), .. } => {
            vec!["rename it back by hand, or give the bucket this name in the definitions".to_owned()]
        }
        Deviation::BucketRetired { reason, .. } => vec![format!("retired for: {}", on_one_line(reason))],
        _ => Vec::new(),
    }
}

/// What is no drift, and what could not be compared.
fn remarks(report: &Report) -> String {
    let mut lines: Vec<String> = report.aged_out.iter().map(aged_out).collect();
    if !report.without_record.is_empty() {
        let names: Vec<_> = report.without_record.iter().map(|name| on_one_line(name)).collect();
        lines.push(format!(
            "no record of the data in {}: compared with the definitions alone",
            names.join(", ")
        ));
    }
    match report.tasks_not_compared {
        0 => {}
        number => lines.push(format!(
            "{number} task{} not in the record, and nothing says that {} new: not compared",
            plural(number, " is", "s are"),
            plural(number, "it is", "they are"),
        )),
    }
    let text: String = lines.iter().map(|line| format!("  · {line}\n")).collect();
    if text.is_empty() { text } else { text + "\n" }
}

fn aged_out(gone: &AgedOut) -> String {
    let (measurement, bucket) = (on_one_line(&gone.measurement), on_one_line(&gone.bucket));
    let last = match gone.newest {
        Some(newest) => format!("the last one, of {}, is", minute(newest)),
        None => "all were".to_owned(),
    };
    format!("{measurement} in {bucket}: no points any more, {last} older than the retention")
}

fn sum(report: &Report, is_whole: bool) -> String {
    match report.deviations.len() {
        0 if is_whole => "no drift".to_owned(),
        0 => "no drift in what is visible".to_owned(),
        number => count(number, "deviation"),
    }
}
