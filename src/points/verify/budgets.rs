//! Tags over their budgets, within one input.
//!
//! Only hashes are kept, and no more of them than the budget: with the first value beyond it the
//! finding is made, and the tag is counted no further.

use std::collections::HashSet;

use super::memory::First;

/// The values that each tag of each measurement had so far.
#[derive(Debug)]
pub(super) struct Budgets {
    spent: Vec<Spent>,
}

#[derive(Debug, Default)]
struct Spent {
    hashes: HashSet<u64>,
    is_over: bool,
}

impl Budgets {
    /// Budgets for as many tags.
    pub fn new(slots: usize) -> Self {
        let mut spent = Vec::new();
        spent.resize_with(slots, Spent::default);
        Self { spent }
    }

    /// Counts a value; whether it is the first beyond the budget.
    pub fn count(&mut self, first: First) -> bool {
        let spent = &mut self.spent[first.slot];
        if spent.is_over {
            return false;
        }
        spent.hashes.insert(first.hash);
        spent.is_over = spent.hashes.len() as u64 > first.budget;
        if spent.is_over {
            spent.hashes = HashSet::new();
        }
        spent.is_over
    }
}
