//! The texts of a field: the newest of them, and whether all are JSON.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;

/// The texts of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// How many there were.
    pub count: u64,
    /// The bytes of the longest.
    pub longest: usize,
    /// Whether each of them is a JSON object or a JSON array.
    pub are_json: bool,
    /// The newest by time and order in the input. Texts without a time count as newest: a server
    /// would take the present for it.
    newest: BTreeMap<(i64, u64), String>,
}

impl Default for Texts {
    fn default() -> Self {
        Self { count: 0, longest: 0, are_json: true, newest: BTreeMap::new() }
    }
}

impl Texts {
    /// The texts that were kept, the newest first.
    pub fn newest(&self) -> impl Iterator<Item = &str> {
        self.newest.values().rev().map(String::as_str)
    }

    /// Adds a text; at most `most` are kept.
    pub(super) fn add(&mut self, text: &str, time: Option<i64>, most: usize) {
        let place = (time.unwrap_or(i64::MAX), self.count);
        self.count += 1;
        self.longest = self.longest.max(text.len());
        self.are_json = self.are_json && is_json(text);
        let is_full = self.newest.len() >= most;
        if !is_full || self.newest.first_key_value().is_some_and(|(oldest, _)| *oldest < place) {
            self.newest.insert(place, text.to_owned());
            self.shrink(most);
        }
    }

    /// Adds the texts of a later part of the input.
    pub(super) fn merge(&mut self, later: Self, most: usize) {
        let texts = later.newest.into_iter();
        self.newest.extend(texts.map(|((time, order), text)| ((time, self.count + order), text)));
        self.count += later.count;
        self.longest = self.longest.max(later.longest);
        self.are_json = self.are_json && later.are_json;
        self.shrink(most);
    }

    fn shrink(&mut self, most: usize) {
        while self.newest.len() > most {
            self.newest.pop_first();
        }
    }
}

fn is_json(text: &str) -> bool {
    let text = text.trim_ascii_start();
    text.starts_with(['{', '[']) && serde_json::from_str::<IgnoredAny>(text).is_ok()
}
