//! Points of different series that have become equal, counted as they pass.

use std::collections::HashSet;

use xxhash_rust::xxh3::xxh3_128;

use crate::points::{Batch, digest::series};

/// The points that were seen, by a hash of series and time: 16 bytes each, and some more for the set.
/// What is held is meant for a window.
#[derive(Debug, Default)]
pub struct Collisions {
    seen: HashSet<u128>,
    count: u64,
}

impl Collisions {
    /// Looks at points that a transform has changed.
    pub fn add(&mut self, batch: &Batch) {
        let mut key = [0; 24];
        key[..16].copy_from_slice(&xxh3_128(&series(batch)).to_le_bytes());
        for (time, _) in batch.rows() {
            key[16..].copy_from_slice(&time.to_le_bytes());
            self.count += u64::from(!self.seen.insert(xxh3_128(&key)));
        }
    }

    /// How many points had the series and time of one before them.
    pub fn count(&self) -> u64 {
        self.count
    }
}
