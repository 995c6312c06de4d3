//! Numbers within bounds, with a few digits as people would expect them.

use super::random::Random;

/// Floats from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Floats {
    low: f64,
    high: f64,
    /// By what a number is multiplied before it is rounded; nothing where rounding would lose too much.
    scale: Option<f64>,
}

/// Whole numbers from one to another, both included, that are multiples of `step`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wholes {
    low: i128,
    count: u64,
    step: i128,
}

/// Where numbers may lie: a side that nothing bounds is where an example suggests it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Range {
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub example: Option<f64>,
}

/// How far a side that nothing bounds is from the other, where no example says better.
const USUAL: f64 = 100.0;

impl Range {
    /// Both ends; they may be the wrong way round if the definition has them so.
    pub fn ends(self) -> (f64, f64) {
        // What is no number bounds nothing, nor does infinity on its own side.
        let min = self.min.filter(|min| !min.is_nan() && *min > f64::NEG_INFINITY);
        let max = self.max.filter(|max| !max.is_nan() && *max < f64::INFINITY);
        let example = self.example.filter(|example| example.is_finite());
        let finite = |end: f64| end.clamp(f64::MIN, f64::MAX);
        match (min, max) {
            (Some(min), Some(max)) => (min, max),
            (Some(min), None) => (min, finite(min + reach(min, example.map(|example| example - min)))),
            (None, Some(max)) => (finite(max - reach(max, example.map(|example| max - example))), max),
            (None, None) => match example {
                Some(example) if example != 0.0 => {
                    (finite(2.0 * example).min(0.0), finite(2.0 * example).max(0.0))
                }
                _ => (0.0, USUAL),
            },
        }
    }
}

/// How far the numbers go from a bound: twice as far as the example.
fn reach(bound: f64, example: Option<f64>) -> f64 {
    match example {
        Some(far) if far > 0.0 => 2.0 * far,
        _ => USUAL.max(bound.abs()),
    }
}

impl Floats {
    /// Those of a range; nothing if it holds none.
    pub fn new(range: Range) -> Option<Self> {
        let (low, high) = range.ends();
        let holds_some = low <= high && low.is_finite() && high.is_finite();
        holds_some.then(|| Self { low, high, scale: scale(high - low, low.abs().max(high.abs())) })
    }

    pub fn make(self, random: &mut Random) -> f64 {
        let share = random.share();
        let number = self.low.mul_add(1.0 - share, self.high * share);
        let rounded = self.scale.map_or(number, |scale| (number * scale).round() / scale);
        // Without the sign of a zero, which nobody expects.
        rounded.clamp(self.low, self.high) + 0.0
    }
}

/// Three digits of how far the numbers are apart, if these are among the fifteen that a float has. Without
/// logarithms, which machines may round differently.
fn scale(mut apart: f64, largest: f64) -> Option<f64> {
    if apart <= 0.0 || !apart.is_finite() {
        return None;
    }
    let mut scale = 1_000.0;
    while apart >= 10.0 && scale > 1.0 {
        (apart, scale) = (apart / 10.0, scale / 10.0);
    }
    while apart < 1.0 && scale < 1e15 {
        (apart, scale) = (apart * 10.0, scale * 10.0);
    }
    (largest * scale < 1e15).then_some(scale)
}

impl Wholes {
    /// The multiples of `step` in a range of floats, and between `low` and `high`; nothing if there are none.
    pub fn new(range: Range, step: i128, (low, high): (i128, i128)) -> Option<Self> {
        let (first, last) = range.ends();
        if first > last {
            return None;
        }
        // Casts saturate, and the ends of the type are nearer.
        #[allow(clippy::cast_possible_truncation)]
        let (first, last) = ((first.ceil() as i128).max(low), (last.floor() as i128).min(high));
        let step = step.max(1);
        let first = first.div_euclid(step) * step + if first.rem_euclid(step) == 0 { 0 } else { step };
        let count = u64::try_from((last - first).div_euclid(step) + 1).unwrap_or(u64::MAX);
        (first <= last).then_some(Self { low: first, count, step })
    }

    pub fn make(self, random: &mut Random) -> i128 {
        self.low + i128::from(random.below(self.count)) * self.step
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::random::Seed;

    fn range(
        min: impl Into<Option<f64>>,
        max: impl Into<Option<f64>>,
        example: impl Into<Option<f64>>,
    ) -> Range {
        Range { min: min.into(), max: max.into(), example: example.into() }
    }

    #[test]
    fn open_ends_follow_the_example() {
        for (range, ends) in [
            (range(None, None, None), (0.0, 100.0)),
            (range(None, None, 3.0), (0.0, 6.0)),
            (range(None, None, -3.0), (-6.0, 0.0)),
            (range(0.0, None, 1260.5), (0.0, 2521.0)),
            (range(1000.0, None, None), (1000.0, 2000.0)),
            (range(None, 10.0, 4.0), (-2.0, 10.0)),
            (range(1.0, f64::INFINITY, 2.0), (1.0, 3.0)),
            (range(f64::NAN, 1.0, None), (-99.0, 1.0)),
            (range(2.0, 1.0, None), (2.0, 1.0)),
        ] {
            assert_eq!(range.ends(), ends, "{range:?}");
        }
    }

    #[test]
    fn floats_have_few_digits_and_keep_their_bounds() {
        let mut random = Seed::new(1).random();
        for (low, high) in [
            (0.0, 1.0),
            (0.1, 0.10001),
            (-1.0, 1.0),
            (0.0, 86_400.0),
            (1e15, 1e15 + 1.0),
            (f64::MIN, f64::MAX),
            (5.0, 5.0),
            (-0.0, 0.0),
            (1e-300, 1e-299),
        ] {
            let floats = Floats::new(range(low, high, None)).unwrap();
            for _ in 0..1_000 {
                let number = floats.make(&mut random);
                assert!((low..=high).contains(&number), "{number} of {low} to {high}");
            }
        }
        let share = Floats::new(range(0.0, 1.0, None)).unwrap();
        assert!((0..100).all(|_| share.make(&mut random).to_string().len() <= 5));
        assert_eq!(Floats::new(range(2.0, 1.0, None)), None);
        assert_eq!(Floats::new(range(f64::INFINITY, None, None)), None);
    }

    #[test]
    fn wholes_keep_their_bounds_and_steps() {
        let mut random = Seed::new(1).random();
        let signed = (i128::from(i64::MIN), i128::from(i64::MAX));
        for (min, max, step, expected) in [
            (0.5, 3.5, 1, Some((1, 3))),
            (-7.0, 7.0, 5, Some((-5, 5))),
            (1.0, 4.0, 5, None),
            (0.2, 0.8, 1, None),
            (5.0, 5.0, 1, Some((5, 5))),
            (2.0, 1.0, 1, None),
            (9.3e18, 9.4e18, 1, None),
        ] {
            let wholes = Wholes::new(range(min, max, None), step, signed);
            let ends = wholes.map(|wholes| {
                let made: Vec<i128> = (0..200).map(|_| wholes.make(&mut random)).collect();
                (*made.iter().min().unwrap(), *made.iter().max().unwrap())
            });
            assert_eq!(ends, expected, "{min} to {max} by {step}");
        }
        let all = Wholes::new(range(-1e300, 1e300, None), 1, signed).unwrap();
        assert!((0..1_000).all(|_| (signed.0..=signed.1).contains(&all.make(&mut random))));
    }
}
