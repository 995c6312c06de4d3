//! The lines about tasks, with what changed in their scripts.

use super::{
    Entry,
    phrases::{named, text_changed},
};
use crate::{
    drift::{Deviation, TaskChange},
    words::{differing_lines, minute, on_one_line},
};

/// The most lines of a script that are shown.
const LINES: usize = 20;

pub fn entry(deviation: &Deviation) -> Entry {
    let (_, name, ..) = deviation.place();
    let (sign, says, details) = match deviation {
        Deviation::TaskAdded { id, status, at, .. } => (
            '+',
            format!(
                "new task, {status}, id {id}{}",
                at.map(|at| format!(", since {}", minute(at))).unwrap_or_default()
            ),
            Vec::new(),
        ),
        Deviation::TaskRemoved { id, .. } => ('-', format!("not there; its id was {id}"), Vec::new()),
        Deviation::TaskChanged { at, replaced, changes, .. } => {
            let how = if *replaced { "deleted and made anew" } else { "changed" };
            let when = at.map(|at| format!(" {}", minute(at))).unwrap_or_default();
            let what: Vec<_> = changes.iter().map(change).collect();
            let what = if what.is_empty() { "otherwise the same".to_owned() } else { what.join(", ") };
            ('~', format!("{how}{when}: {what}"), changes.iter().flat_map(script).collect())
        }
        _ => (' ', String::new(), Vec::new()),
    };
    Entry { sign, subject: on_one_line(name), says, details }
}

fn change(change: &TaskChange) -> String {
    match change {
        TaskChange::Name { to, .. } => format!("name → {}", named(to)),
        TaskChange::Status { from, to } => format!("status {} → {}", on_one_line(from), on_one_line(to)),
        TaskChange::Description { from, to } => text_changed("description", from, to),
        TaskChange::Flux { .. } => "script".to_owned(),
    }
}

/// The lines that differ, with their signs.
fn script(change: &TaskChange) -> Vec<String> {
    let TaskChange::Flux { from, to } = change else { return Vec::new() };
    differing_lines(from, to, LINES)
}
