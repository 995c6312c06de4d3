//! Numbers that look random, and are the same for the same seed with every version of fluxform.
//!
//! The streams of XXH3 and of PCG are specified. How numbers are drawn from a stream is written here: the
//! distributions of libraries may change with their versions.

use rand_pcg::{Pcg64Mcg, rand_core::Rng};
use xxhash_rust::xxh3::{xxh3_128, xxh3_128_with_seed};

/// What a stream of numbers begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seed(u128);

impl Seed {
    pub fn new(number: u64) -> Self {
        Self(xxh3_128_with_seed(b"", number))
    }

    /// A seed of its own for what is called so; names that only look alike when put together differ.
    #[must_use]
    pub fn of(self, names: &[&[u8]]) -> Self {
        names.iter().fold(self, |seed, name| {
            let hash = xxh3_128(name);
            Self(xxh3_128(&[seed.0.to_le_bytes(), hash.to_le_bytes()].concat()))
        })
    }

    /// A seed of its own for what has this number.
    #[must_use]
    pub fn nth(self, number: i64) -> Self {
        let mut bytes = [0; 24];
        bytes[..16].copy_from_slice(&self.0.to_le_bytes());
        bytes[16..].copy_from_slice(&number.to_le_bytes());
        Self(xxh3_128(&bytes))
    }

    /// The stream.
    pub fn random(self) -> Random {
        Random(Pcg64Mcg::new(self.0))
    }
}

/// A stream of numbers.
#[derive(Debug, Clone)]
pub(super) struct Random(Pcg64Mcg);

impl Random {
    /// A number below `end`; 0 if that is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        scaled(self.0.next_u64(), end)
    }

    /// A number from `low` to `high`, both included; `low` if it is the larger one.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        match high.saturating_sub(low).checked_add(1) {
            Some(count) => low + self.below(count),
            None => self.0.next_u64(),
        }
    }

    /// The same for a place in memory.
    pub fn index(&mut self, low: usize, high: usize) -> usize {
        usize::try_from(self.between(low as u64, high as u64)).unwrap_or(low)
    }

    /// A share, from 0 to less than 1.
    pub fn share(&mut self) -> f64 {
        const STEPS: f64 = 9_007_199_254_740_992.0;
        (self.0.next_u64() >> 11) as f64 / STEPS
    }

    /// Whether something happens that happens once in `times`.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of several things; nothing if there are none.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.index(0, all.len().saturating_sub(1)))
    }
}

/// A number of 64 bits, scaled to less than `end`.
fn scaled(number: u64, end: u64) -> u64 {
    let product = u128::from(number) * u128::from(end);
    u64::try_from(product >> 64).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_the_same_for_ever() {
        let mut random = Seed::new(7).of(&[b"a", b"b"]).nth(-3).random();
        let drawn: Vec<u64> = (0..5).map(|_| random.below(1_000)).collect();
        assert_eq!(drawn, STREAM);
        assert_ne!(Seed::new(7).of(&[b"ab"]), Seed::new(7).of(&[b"a", b"b"]));
    }

    /// What a user's files may rest on.
    const STREAM: [u64; 5] = [495, 652, 456, 935, 802];

    #[test]
    fn numbers_stay_within_their_ends() {
        let mut random = Seed::new(0).random();
        assert_eq!((random.below(0), random.below(1), random.between(5, 3)), (0, 0, 5));
        let drawn: std::collections::BTreeSet<u64> = (0..1_000).map(|_| random.between(3, 7)).collect();
        assert_eq!(drawn.into_iter().collect::<Vec<_>>(), [3, 4, 5, 6, 7]);
        assert!((0..1_000).all(|_| (0.0..1.0).contains(&random.share())));
    }
}
