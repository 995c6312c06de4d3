//! Texts: of a pattern, or of invented words, within bounds.

mod length;
mod pattern;
mod words;

pub(super) use length::{Bounds, Length};
pub(super) use pattern::{Pattern, Style};
pub(super) use words::word;

use super::random::Random;

/// What makes texts of one kind.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pattern: Option<Pattern>,
    bounds: Bounds,
    /// One that fits, for when chance finds none.
    spare: String,
}

/// How large a thing is made where there is a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    Usual,
    Least,
}

/// How often chance may fail before there is taken to be nothing.
const TRIES: u32 = 200;

impl Text {
    /// Texts that match `pattern`, if there is one, and have as many letters and bytes as `bounds` says.
    ///
    /// # Errors
    /// Why there are none.
    pub fn new(pattern: Option<&str>, bounds: Bounds) -> Result<Self, String> {
        let pattern = pattern.map(Pattern::new).transpose()?;
        let mut text = Self { pattern, bounds, spare: String::new() };
        let mut random = super::random::Seed::new(0).random();
        let found = (0..TRIES).find_map(|at| text.attempt(&mut random, more(at)));
        text.spare = found.ok_or_else(|| match &text.pattern {
            Some(_) => format!("no text was found that matches it and has {bounds}"),
            None => format!("no text has {bounds}"),
        })?;
        Ok(text)
    }

    pub fn make(&self, random: &mut Random, size: Size) -> String {
        let found = match size {
            Size::Usual => (0..6).find_map(|at| self.attempt(random, 8 << at)),
            Size::Least => (0..2).find_map(|_| self.attempt(random, 0)),
        };
        found.unwrap_or_else(|| self.spare.clone())
    }

    /// One made by chance; nothing if it does not fit.
    fn attempt(&self, random: &mut Random, more: usize) -> Option<String> {
        match &self.pattern {
            Some(pattern) => pattern.attempt(random, &self.bounds, Style { more, plain: false }),
            None => words::text(random, &self.bounds, more),
        }
    }
}

/// How many repetitions are tried in an attempt: few first, as most bounds are upper ones.
fn more(attempt: u32) -> usize {
    if attempt < 10 { 0 } else { 1 << (attempt % 17) }
}
