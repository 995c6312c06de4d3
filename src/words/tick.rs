//! Names within a sentence.

use std::fmt;

/// Longest name that is shown in full, in characters.
const LONGEST: usize = 80;

/// A name in backticks: on one line and of bearable length, whatever it holds.
#[derive(Debug, Clone, Copy)]
pub struct Tick<'a>(pub &'a str);

impl fmt::Display for Tick<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`")?;
        for character in self.0.chars().take(LONGEST) {
            if character.is_control() {
                write!(f, "{}", character.escape_default())?;
            } else {
                write!(f, "{character}")?;
            }
        }
        f.write_str(if self.0.chars().nth(LONGEST).is_some() { "…`" } else { "`" })
    }
}

/// At most five of `names` in backticks: `a`, `b` and 3 more.
pub fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut names: Vec<String> = names.into_iter().map(|name| Tick(name).to_string()).collect();
    let more = names.len().saturating_sub(5);
    names.truncate(5);
    let shown = names.join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}
