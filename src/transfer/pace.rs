//! How fast points are moved at most.

use std::{
    num::NonZeroU64,
    sync::Mutex,
    thread::sleep,
    time::{Duration, Instant},
};

use super::unpoisoned;

/// A bound of the points that are moved in a second, by all threads together.
#[derive(Debug, Default)]
pub struct Pace {
    per_second: Option<NonZeroU64>,
    /// When the next points may go.
    next: Mutex<Option<Instant>>,
}

impl Pace {
    /// At most so many points a second; as fast as it goes if there is no number.
    pub fn new(per_second: Option<NonZeroU64>) -> Self {
        Self { per_second, next: Mutex::default() }
    }

    /// Waits until some points may go.
    pub(super) fn wait(&self, points: usize) {
        let Some(per_second) = self.per_second else { return };
        let cost = Duration::from_secs_f64(points as f64 / per_second.get() as f64);
        let now = Instant::now();
        let begin = {
            let mut next = unpoisoned(self.next.lock());
            let begin = next.map_or(now, |next| next.max(now));
            *next = Some(begin + cost);
            begin
        };
        sleep(begin.saturating_duration_since(now));
    }
}
