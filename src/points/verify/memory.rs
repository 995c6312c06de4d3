//! What is remembered from point to point within a chunk, so that the same value is looked at once.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use super::shapes::Shapes;
use crate::points::Derived;

/// What is remembered within a chunk.
#[derive(Debug)]
pub(super) struct Memory<'s> {
    tags: Vec<Remembered<'s>>,
    /// The values of tags with a budget that were seen first here.
    pub first: Vec<First>,
    /// The place of the piece that is being looked at.
    pub piece: usize,
}

/// What is remembered of a tag of a measurement.
#[derive(Debug, Default)]
struct Remembered<'s> {
    last: String,
    good: HashSet<Box<str>>,
    derived: Option<Derived<'s>>,
}

/// A value of a tag with a budget, where it was seen first in the chunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct First {
    pub slot: usize,
    pub budget: u64,
    /// The place of the piece in the chunk, and of the tag in the point.
    pub piece: usize,
    pub tag: usize,
    pub hash: u64,
}

impl<'s> Memory<'s> {
    pub fn new(shapes: &Shapes<'s>) -> Self {
        let mut tags: Vec<Remembered<'s>> = Vec::new();
        tags.resize_with(shapes.slots, Remembered::default);
        for tag in shapes.all().flat_map(|shape| &shape.tags) {
            let format = tag.tag.and_then(|tag| tag.derive.as_deref());
            tags[tag.slot].derived = format.map(Derived::new);
        }
        Self { tags, first: Vec::new(), piece: 0 }
    }

    /// Whether `value` was found to be good before.
    pub fn is_good(&mut self, slot: usize, value: &str) -> bool {
        let remembered = &mut self.tags[slot];
        if remembered.last == value {
            return true;
        }
        let is_good = remembered.good.contains(value);
        if is_good {
            value.clone_into(&mut remembered.last);
        }
        is_good
    }

    /// Remembers a value that is good. An empty one is never written.
    pub fn remember(&mut self, slot: usize, value: &str) {
        let remembered = &mut self.tags[slot];
        remembered.good.insert(value.into());
        value.clone_into(&mut remembered.last);
    }

    /// Remembers that a tag with a budget has `value`.
    pub fn spend(&mut self, slot: usize, budget: u64, tag: usize, value: &str) {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        self.first.push(First { slot, budget, piece: self.piece, tag, hash: hasher.finish() });
    }

    /// Forgets that values were spent, from `first` on. That they are good stays true.
    pub fn forget_from(&mut self, first: usize) {
        for spent in self.first.drain(first..) {
            self.tags[spent.slot] =
                Remembered { derived: self.tags[spent.slot].derived.take(), ..Remembered::default() };
        }
    }

    /// The value that a derived tag has at `time`.
    pub fn derived(&mut self, slot: usize, time: i64) -> Option<&str> {
        self.tags[slot].derived.as_mut()?.at(time)
    }
}
