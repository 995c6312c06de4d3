//! When points are: evenly spread, each at some moment of a slot of its own.

use super::{
    error::SampleError,
    random::{Random, Seed},
};
use crate::{model::TimeRange, points::Precision};

/// How many points there are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// So many in the whole range.
    Points(u64),
    /// So many a day, in slots that are counted from 1970 on: ranges that overlap share them.
    PerDay(f64),
}

/// Slots of the same length and a point in each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    seed: Seed,
    /// The beginning of slot 0 and the length of each, in nanoseconds.
    origin: i64,
    interval: i64,
    /// The slots whose points are in the range; the end is exclusive.
    first: i64,
    end: i64,
    unit: i64,
    /// The first time of the range, in units.
    start: i64,
}

const DAY: f64 = 86_400e9;

impl Grid {
    /// The points from the beginning of `range` to before its end, with times in whole units of `precision`.
    pub fn new(
        seed: Seed,
        range: TimeRange,
        amount: Amount,
        precision: Precision,
    ) -> Result<Self, SampleError> {
        let (from, to) = (nanoseconds(range.start), nanoseconds(range.end));
        let unit = precision.unit();
        let start = from.div_euclid(unit) + i64::from(from.rem_euclid(unit) > 0);
        if start >= to.div_euclid(unit) + i64::from(to.rem_euclid(unit) > 0) {
            return Err(no_time(range, precision));
        }
        let mut grid = Self { seed, origin: from, interval: 1, first: 0, end: 0, unit, start };
        match amount {
            Amount::Points(points) => grid.fill(points, to - from)?,
            Amount::PerDay(per_day) => grid.cover(per_day, (from, to)),
        }
        Ok(grid)
    }

    fn fill(&mut self, points: u64, length: i64) -> Result<(), SampleError> {
        self.end = i64::try_from(points).unwrap_or(i64::MAX);
        self.interval = length.checked_div(self.end).unwrap_or(1);
        if self.interval > 0 {
            return Ok(());
        }
        let message = format!("{points} points are more than the range has nanoseconds");
        Err(SampleError::new(NOWHERE, message, "ask for fewer points, or for a longer range"))
    }

    fn cover(&mut self, per_day: f64, (from, to): (i64, i64)) {
        self.origin = 0;
        // The cast saturates: slots of centuries hold no point, and none is shorter than a nanosecond.
        #[allow(clippy::cast_possible_truncation)]
        let interval = (DAY / per_day).round() as i64;
        self.interval = interval.max(1);
        self.first = from.div_euclid(self.interval);
        self.end = (to - 1).div_euclid(self.interval) + 1;
        if per_day.is_nan() || per_day <= 0.0 {
            self.end = self.first;
            return;
        }
        let (first, last) = (self.first, self.end - 1);
        let outside =
            [first, last].map(|slot| !(from..to).contains(&self.moment(slot, &mut self.random(slot))));
        self.first += i64::from(outside[0]);
        self.end -= i64::from(last > first && outside[1]);
    }

    pub fn slots(&self) -> std::ops::Range<i64> {
        self.first..self.end
    }

    pub fn points(&self) -> u64 {
        u64::try_from(self.end - self.first).unwrap_or(0)
    }

    /// What decides on the point of a slot.
    pub fn random(&self, slot: i64) -> Random {
        self.seed.nth(slot).random()
    }

    /// The time of a slot's point in units, by the first number of its stream.
    pub fn time(&self, slot: i64, random: &mut Random) -> i64 {
        self.moment(slot, random).div_euclid(self.unit).max(self.start)
    }

    /// The time of a slot's point as it is written, in nanoseconds.
    pub fn instant(&self, slot: i64) -> i64 {
        self.time(slot, &mut self.random(slot)).saturating_mul(self.unit)
    }

    /// In the middle half of the slot.
    fn moment(&self, slot: i64, random: &mut Random) -> i64 {
        let half = u64::try_from(self.interval / 2).unwrap_or(0);
        let shift = i64::try_from(random.below(half)).unwrap_or(0);
        let begin = slot.saturating_mul(self.interval).saturating_add(self.origin);
        begin.saturating_add(self.interval / 4).saturating_add(shift)
    }

    /// How many points may have the same time.
    pub fn most_at_once(&self) -> u64 {
        if self.interval >= 2 * self.unit {
            return 1;
        }
        u64::try_from(self.unit / self.interval).unwrap_or(0) + 2
    }

    /// The nanoseconds from the beginning of the range to before its last slot's end.
    pub fn nanoseconds(&self) -> (i64, i64) {
        let at = |slot: i64| slot.saturating_mul(self.interval).saturating_add(self.origin);
        (at(self.first), at(self.end))
    }
}

/// What is not written in the definitions.
pub(super) const NOWHERE: [&str; 0] = [];

fn no_time(range: TimeRange, precision: Precision) -> SampleError {
    let message = format!("there is no time in {precision} from {} to before {}", range.start, range.end);
    SampleError::new(NOWHERE, message, "choose an end that is later than the beginning")
}

/// Times that the server stores all have 64 bits.
fn nanoseconds(time: jiff::Timestamp) -> i64 {
    let number = time.as_nanosecond();
    i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(from: &str, to: &str, amount: Amount, precision: Precision) -> Result<Grid, SampleError> {
        let range = TimeRange { start: from.parse().unwrap(), end: to.parse().unwrap() };
        Grid::new(Seed::new(1), range, amount, precision)
    }

    fn times(grid: &Grid) -> Vec<i64> {
        grid.slots().map(|slot| grid.time(slot, &mut grid.random(slot))).collect()
    }

    #[test]
    fn ranges_that_follow_have_the_points_of_the_whole() {
        let per_day = Amount::PerDay(100.0);
        let ends =
            ["2026-01-01T00:00:00Z", "2026-01-01T07:13:00Z", "2026-01-01T07:14:00Z", "2026-02-01T00:00:00Z"];
        let of =
            |from: usize, to: usize| times(&grid(ends[from], ends[to], per_day, Precision::Seconds).unwrap());
        let whole = of(0, 3);
        assert_eq!([of(0, 1), of(1, 2), of(2, 3)].concat(), whole);
        assert!((3_099..=3_101).contains(&whole.len()));
        assert!(whole.is_sorted() && whole.iter().all(|time| (1_767_225_600..1_769_904_000).contains(time)));
    }

    #[test]
    fn rare_points_are_few() {
        for (per_day, from, to, expected) in [
            (1.0 / 30.0, "2026-01-01T00:00:00Z", "2026-12-27T00:00:00Z", 11..=13),
            (1.0 / 30.0, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", 0..=1),
            (0.0, "2026-01-01T00:00:00Z", "2026-12-27T00:00:00Z", 0..=0),
            (24.0, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", 24..=24),
            (1e-9, "2026-01-01T00:00:00Z", "2026-12-27T00:00:00Z", 0..=0),
        ] {
            let grid = grid(from, to, Amount::PerDay(per_day), Precision::Nanoseconds).unwrap();
            assert!(expected.contains(&grid.points()), "{per_day}: {}", grid.points());
            assert_eq!(times(&grid).len() as u64, grid.points());
        }
    }

    #[test]
    fn a_number_of_points_is_kept() {
        let (from, to) = ("2026-01-01T00:00:00.5Z", "2026-01-01T00:00:10Z");
        for points in [0, 1, 7, 10_000] {
            let grid = grid(from, to, Amount::Points(points), Precision::Seconds).unwrap();
            let times = times(&grid);
            assert_eq!((times.len() as u64, grid.points()), (points, points));
            assert!(times.iter().all(|time| (1_767_225_601..1_767_225_610).contains(time)));
        }
        let dense = grid(from, to, Amount::Points(10_000), Precision::Milliseconds).unwrap();
        assert_eq!(dense.most_at_once(), 3);
        assert!(grid(from, to, Amount::Points(u64::MAX), Precision::Seconds).is_err());
        assert!(grid(to, from, Amount::Points(1), Precision::Seconds).is_err());
        assert!(grid(from, from, Amount::Points(1), Precision::Nanoseconds).is_err());
    }
}
