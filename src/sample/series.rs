//! Which tags a point has: the series take turns, and what follows from a tag or from the time follows.

use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::{
    error::SampleError,
    grid::Grid,
    pool,
    random::{Random, Seed},
};
use crate::{
    estimate,
    model::{Measurement, Schema, Tag},
    points::{self, Derived, Name},
    words::Tick,
};

/// The tags of a measurement, ready for many points.
#[derive(Debug)]
pub(super) struct Series<'s> {
    /// In the order of their names on the server.
    tags: Vec<Carried<'s>>,
    /// Their places, each after those of the tags that it follows from.
    order: Vec<usize>,
    /// The series, without what follows.
    count: u64,
    /// From one point's series to the next one's: it meets each once before it begins again.
    step: u64,
    begin: u64,
    chosen: Vec<Choice>,
}

#[derive(Debug)]
struct Carried<'s> {
    key: &'s str,
    /// `,key=`, as a line has it.
    head: Vec<u8>,
    optional: bool,
    seed: u64,
    source: Source<'s>,
    /// As lines have them.
    values: Vec<Vec<u8>>,
}

#[derive(Debug)]
enum Source<'s> {
    /// It multiplies the series, with its absence as one more value where it is optional.
    Factor {
        every: u64,
        values: u64,
    },
    /// It follows from the tags at these places.
    Follower(Vec<usize>),
    Derived(Derived<'s>),
}

/// The value of a tag in a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Absent,
    /// That of the tag's values at this place.
    At(usize),
    /// What the format makes of the time.
    Derived,
}

/// Of how many points, or values that it follows from, one lacks an optional tag.
const ABSENT: u64 = 5;

impl<'s> Series<'s> {
    /// Those of `measurement`; tags have the same values in each measurement of the same `seed`.
    pub fn new(schema: &'s Schema, measurement: &'s Measurement, seed: Seed) -> Result<Self, SampleError> {
        let known = estimate::series(schema, measurement);
        let mut series =
            Self { tags: Vec::new(), order: Vec::new(), count: 1, step: 1, begin: 0, chosen: Vec::new() };
        for (key, tag) in schema.tags_of(measurement) {
            if series.tags.iter().any(|other| other.key == key) {
                continue;
            }
            let mut carried = Carried::new(seed, key, tag, measurement.is_optional_tag(key))?;
            let follower = known.followers.iter().find(|follower| follower.tag == key);
            carried.source = match (&tag.derive, follower) {
                (Some(format), _) => Source::Derived(Derived::new(format)),
                (None, Some(_)) => Source::Follower(Vec::new()),
                (None, None) => series.factor(carried.values.len() as u64 + u64::from(carried.optional)),
            };
            series.tags.push(carried);
        }
        series.follow(&known);
        series.turn(seed);
        Ok(series)
    }

    fn factor(&mut self, values: u64) -> Source<'s> {
        let every = self.count;
        self.count = self.count.saturating_mul(values);
        Source::Factor { every, values }
    }

    /// Finds the places that followers follow from, and an order in which these come first. There is one: a
    /// tag that follows from itself in a circle is no follower.
    fn follow(&mut self, known: &estimate::Series<'_>) {
        for follower in &known.followers {
            let place = |key: &str| self.tags.iter().position(|tag| tag.key == key);
            let of = follower.of.iter().filter_map(|key| place(key)).collect();
            if let Some(tag) = self.tags.iter_mut().find(|tag| tag.key == follower.tag)
                && let Source::Follower(places) = &mut tag.source
            {
                *places = of;
            }
        }
        self.chosen = vec![Choice::Absent; self.tags.len()];
        for _ in 0..self.tags.len() {
            for at in 0..self.tags.len() {
                let is_ready = match &self.tags[at].source {
                    Source::Follower(of) => of.iter().all(|other| self.order.contains(other)),
                    Source::Factor { .. } | Source::Derived(_) => true,
                };
                if is_ready && !self.order.contains(&at) {
                    self.order.push(at);
                }
            }
        }
    }

    fn turn(&mut self, seed: Seed) {
        let names = self.tags.iter().map(|tag| tag.key.as_bytes());
        let mut random = seed.of(&[b"series"]).of(&names.collect::<Vec<_>>()).random();
        self.begin = random.below(self.count);
        self.step = random.between(1, self.count.saturating_sub(1).max(1));
        while greatest_common_divisor(self.step, self.count) != 1 {
            self.step = self.step % self.count + 1;
        }
    }

    /// How many series there are, without the tags that are made from the time.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Chooses the tags of the point of `slot`, which is at `time` in nanoseconds.
    pub fn choose(&mut self, slot: i64, time: i64, random: &mut Random) {
        let number = self.number(slot);
        for place in 0..self.order.len() {
            let at = self.order[place];
            self.chosen[at] = match &self.tags[at].source {
                Source::Factor { every, values } => self.tags[at].at(number / every % values),
                Source::Derived(_) if self.tags[at].optional && random.once_in(ABSENT) => Choice::Absent,
                Source::Derived(_) => Choice::Derived,
                Source::Follower(_) => self.followed(at, time),
            };
        }
    }

    fn number(&self, slot: i64) -> u64 {
        let count = u128::from(self.count);
        let turn = i128::from(slot).rem_euclid(i128::from(self.count)).unsigned_abs();
        u64::try_from((turn * u128::from(self.step) + u128::from(self.begin)) % count).unwrap_or(0)
    }

    /// The value that follows from those that it depends on; the first one from their first ones, so that
    /// the examples of tags go with each other.
    fn followed(&mut self, at: usize, time: i64) -> Choice {
        let of = match &mut self.tags[at].source {
            Source::Follower(of) => std::mem::take(of),
            _ => Vec::new(),
        };
        let mut hash = self.tags[at].seed;
        for other in &of {
            let value = self.value(*other, time);
            hash = xxh3_64_with_seed(value, hash);
        }
        let are_first = of.iter().all(|other| self.chosen[*other] == Choice::At(0));
        let tag = &mut self.tags[at];
        tag.source = Source::Follower(of);
        let values = tag.values.len() as u64;
        if are_first {
            Choice::At(0)
        } else if tag.optional && hash.is_multiple_of(ABSENT) {
            Choice::Absent
        } else {
            tag.at((hash / ABSENT) % values)
        }
    }

    fn value(&mut self, at: usize, time: i64) -> &[u8] {
        let tag = &mut self.tags[at];
        match (self.chosen[at], &mut tag.source) {
            (Choice::At(place), _) => tag.values.get(place).map(Vec::as_slice).unwrap_or_default(),
            (Choice::Derived, Source::Derived(derived)) => derived.at(time).unwrap_or_default().as_bytes(),
            _ => &[],
        }
    }

    /// Writes the tags that were chosen.
    pub fn put(&mut self, time: i64, lines: &mut Vec<u8>) {
        for at in 0..self.tags.len() {
            match self.chosen[at] {
                Choice::Absent => {}
                Choice::At(_) => {
                    lines.extend_from_slice(&self.tags[at].head);
                    lines.extend_from_slice(self.value(at, time));
                }
                Choice::Derived => {
                    lines.extend_from_slice(&self.tags[at].head);
                    let value = points::name(self.value(at, time));
                    lines.extend_from_slice(&value);
                }
            }
        }
    }

    /// Whether what the formats make of the times of `grid` is what the definitions allow.
    pub fn check_derived(&mut self, schema: &Schema, grid: &Grid) -> Result<(), SampleError> {
        for tag in &mut self.tags {
            let Some(definition) = schema.tags.get(tag.key) else { continue };
            if let Source::Derived(derived) = &mut tag.source {
                super::derived::check(tag.key, definition, derived, grid)?;
            }
        }
        Ok(())
    }
}

impl<'s> Carried<'s> {
    fn new(seed: Seed, key: &'s str, tag: &'s Tag, optional: bool) -> Result<Self, SampleError> {
        let name = tag.server_name(key);
        if let Some(why) = Name::Tag(name).refused() {
            let message = format!("no line can carry tag {}: {why}", Tick(name));
            return Err(SampleError::new(["tags", key], message, "give it another name"));
        }
        let seed = seed.of(&[b"tag", key.as_bytes()]);
        let values = if tag.derive.is_some() { Vec::new() } else { pool::values(seed, key, tag)? };
        let head = [b",", points::name(name.as_bytes()).as_slice(), b"="].concat();
        let values = values.iter().map(|value| points::name(value.as_bytes())).collect();
        let follows = Source::Follower(Vec::new());
        Ok(Self { key, head, optional, seed: seed.random().below(u64::MAX), source: follows, values })
    }

    /// The value at this place; the place behind the last one is that of no value.
    fn at(&self, place: u64) -> Choice {
        match usize::try_from(place) {
            Ok(place) if place < self.values.len() => Choice::At(place),
            _ => Choice::Absent,
        }
    }
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}
