//! The different values of a tag: counted exactly, kept up to a bound.

use std::{
    collections::{BTreeSet, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use crate::model::ObservedTag;

/// What was seen of a tag so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    series: u64,
    /// All values, or the first ones in their order.
    values: BTreeSet<String>,
    /// A hash of each value, once there are more than can be kept. With 64 bits, two of a million
    /// values share one with a probability of 1 in 37 million.
    hashes: HashSet<u64>,
}

impl Tally {
    /// One more series, whose value this is.
    pub fn add(&mut self, value: &str) {
        self.series += 1;
        if self.values.contains(value) {
            return;
        }
        if self.hashes.is_empty() && self.values.len() == ObservedTag::KEPT {
            self.hashes = self.values.iter().map(|value| hash(value)).collect();
        }
        if !self.hashes.is_empty() {
            self.hashes.insert(hash(value));
            if self.values.last().is_some_and(|last| last.as_str() < value) {
                return;
            }
            self.values.pop_last();
        }
        self.values.insert(value.to_owned());
    }
}

impl From<Tally> for ObservedTag {
    fn from(tally: Tally) -> Self {
        let count = tally.hashes.len().max(tally.values.len());
        Self { count: count as u64, series: tally.series, values: tally.values }
    }
}

fn hash(value: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_all_and_keeps_the_first() {
        let mut tally = Tally::default();
        let all = ObservedTag::KEPT + 5;
        for number in (0..all).rev().chain(0..all) {
            tally.add(&format!("{number:06}"));
        }
        let tag = ObservedTag::from(tally);
        assert_eq!((tag.count, tag.series), (all as u64, 2 * all as u64));
        assert_eq!(tag.values.len(), ObservedTag::KEPT);
        assert_eq!(tag.values.last().map(String::as_str), Some("099999"));
    }
}
