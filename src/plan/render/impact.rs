//! Who uses what a plan changes.

use crate::{
    impact::{Affected, Impact, Then, User, unseen},
    words::{count, markdown_sentence, on_one_line},
};

/// The most users of one thing that are told.
const USERS: usize = 20;

/// Each thing with its users, a line each, and what could not be seen.
pub fn text(impact: &Impact) -> String {
    let things: String = impact.things.iter().map(thing).collect();
    things + &not_seen(impact).map(|line| format!("  · {line}\n")).unwrap_or_default()
}

fn thing(affected: &Affected) -> String {
    let head = on_one_line(&affected.to_string());
    let lines = shown(affected).map(|user| format!("      {}\n", on_one_line(&user.sentence())));
    let more = more(affected).map(|more| format!("      {more}\n")).unwrap_or_default();
    format!("  · {head}, is used:\n{}{more}", lines.collect::<String>())
}

/// The same as a table.
pub fn markdown(impact: &Impact) -> String {
    let mut text = String::new();
    if !impact.things.is_empty() {
        text += "\n| what changes | is used by |\n|---|---|\n";
        text.extend(impact.things.iter().map(row));
    }
    text + &not_seen(impact).map(|line| format!("\n{}.\n", markdown_sentence(&line))).unwrap_or_default()
}

fn row(affected: &Affected) -> String {
    let users = shown(affected).map(|user| markdown_sentence(&user.sentence()));
    let users: Vec<String> = users.chain(more(affected)).collect();
    format!("| {} | {} |\n", markdown_sentence(&affected.to_string()), users.join("<br>"))
}

/// Those that break first: of many not all are told.
fn shown(affected: &Affected) -> impl Iterator<Item = &User> {
    let breaks = |user: &&User| user.then == Then::Breaks;
    let users = || affected.users.iter();
    users().filter(breaks).chain(users().filter(move |user| !breaks(user))).take(USERS)
}

fn more(affected: &Affected) -> Option<String> {
    let more = affected.users.len().checked_sub(USERS).filter(|more| *more > 0)?;
    Some(format!("and {} more (JSON lists all)", count(more, "user")))
}

fn not_seen(impact: &Impact) -> Option<String> {
    unseen(impact.unseen.as_ref()?)
}
