//! How many rows the server gathers before it sends them: it holds all of them, whatever their length.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::points::Batch;

/// The longest rows of texts that were seen, in bytes.
#[derive(Debug, Default)]
pub(super) struct Rows(AtomicU64);

/// As many as the server gathers by itself: fewer cost time, more do not save any (measured).
const MOST: u32 = 10_000;

/// As long as nothing is known of texts, which may have a mebibyte each.
const UNKNOWN: u32 = 200;

/// What the server may hold.
const BYTES: u64 = 16 << 20;

impl Rows {
    /// Looks at rows.
    pub fn add(&self, batch: &Batch) {
        let bytes = batch.texts.len() as u64 / (batch.times.len() as u64).max(1);
        self.0.fetch_max(bytes, Ordering::Relaxed);
    }

    /// How many rows to gather where there are fields of text, or none.
    pub fn gathered(&self, has_texts: bool) -> u32 {
        match (has_texts, self.0.load(Ordering::Relaxed)) {
            (false, _) => MOST,
            (true, 0) => UNKNOWN,
            (true, bytes) => u32::try_from(BYTES / bytes).unwrap_or(MOST).clamp(10, MOST),
        }
    }
}
