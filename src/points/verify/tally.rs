//! How much was found of each rule, and how much of it may still be shown.

use crate::points::codes::{RULES, Rule};

/// Counts by rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    by_rule: Vec<u64>,
}

impl Default for Counts {
    fn default() -> Self {
        Self { by_rule: vec![0; RULES.len()] }
    }
}

impl Counts {
    pub(super) fn add(&mut self, rule: &Rule) {
        self.by_rule[rule.number] += 1;
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        for (mine, theirs) in self.by_rule.iter_mut().zip(&other.by_rule) {
            *mine += theirs;
        }
    }

    pub fn of(&self, rule: &Rule) -> u64 {
        self.by_rule[rule.number]
    }

    /// How much was found of all rules together.
    pub fn total(&self) -> u64 {
        self.by_rule.iter().sum()
    }

    /// The rules of which something was found, sorted by code.
    pub fn found(&self) -> impl Iterator<Item = (&'static Rule, u64)> {
        RULES.iter().map(|rule| (*rule, self.of(rule))).filter(|(_, count)| *count > 0)
    }
}
