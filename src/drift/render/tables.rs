//! The lines about tables.

use super::Entry;
use crate::{drift::Deviation, model::StoredIndex, words::on_one_line};

pub fn entry(deviation: &Deviation) -> Entry {
    let (_, table, part, _) = deviation.place();
    let (sign, says) = says(deviation);
    let subject = match deviation {
        Deviation::ColumnGone { .. } | Deviation::ColumnNew { .. } | Deviation::ColumnChanged { .. } => {
            format!("{}.{}", on_one_line(table), on_one_line(part))
        }
        _ => on_one_line(table),
    };
    Entry { sign, subject, says: on_one_line(&says), details: Vec::new() }
}

fn says(deviation: &Deviation) -> (char, String) {
    match deviation {
        Deviation::TableGone { .. } => ('-', "the table is not there".to_owned()),
        Deviation::TableNew { declared, .. } => ('+', format!("a table that {}", new(*declared))),
        Deviation::ColumnGone { .. } => ('-', "the column is not there".to_owned()),
        Deviation::ColumnNew { is, declared, .. } => {
            ('+', format!("a column that {}: {}", new(*declared), is.words()))
        }
        Deviation::ColumnChanged { from, to, .. } => ('~', format!("{} → {}", from.words(), to.words())),
        Deviation::IndexGone { index: name, is, .. } => {
            ('-', format!("the index {name} on {} is not there", index(is)))
        }
        Deviation::IndexNew { index: name, is, .. } => {
            ('+', format!("an index that is not in the record: {name} on {}", index(is)))
        }
        Deviation::IndexChanged { index: name, from, to, .. } => {
            ('~', format!("the index {name}: {} → {}", index(from), index(to)))
        }
        _ => (' ', String::new()),
    }
}

fn new(declared: bool) -> &'static str {
    if declared { "is not in the record" } else { "is neither declared nor in the record" }
}

fn index(index: &StoredIndex) -> String {
    let unique = if index.unique { " (unique)" } else { "" };
    let special = if index.special { " and more" } else { "" };
    format!("{}{special}{unique}", index.columns.join(", "))
}
