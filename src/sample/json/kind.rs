//! What a JSON Schema describes, as far as values can be grown from it.

use serde_json::Value;

use crate::sample::{
    number::{Floats, Wholes},
    text::Text,
};

#[derive(Debug)]
pub(super) enum Kind {
    /// One of these.
    Listed(Vec<Value>),
    Null,
    Boolean,
    Whole(Wholes),
    Number(Floats),
    /// Whole numbers, multiplied or divided: what `multipleOf` says of fractions.
    Multiple {
        wholes: Wholes,
        numerator: f64,
        denominator: f64,
    },
    Text(Text),
    List(List),
    Object(Object),
    OneOf(Vec<Kind>),
    /// The definition at this place.
    Reference(usize),
}

#[derive(Debug)]
pub(super) struct List {
    /// Those of the first items that are described one by one.
    pub first: Vec<Kind>,
    /// All others; none if there are none.
    pub item: Option<Box<Kind>>,
    pub min: usize,
    pub max: usize,
    pub unique: bool,
}

#[derive(Debug)]
pub(super) struct Object {
    pub members: Vec<Member>,
    /// Members whose keys are data.
    pub others: Option<Others>,
    pub min: usize,
    pub max: usize,
}

#[derive(Debug)]
pub(super) struct Member {
    pub key: String,
    pub kind: Kind,
    pub required: bool,
}

#[derive(Debug)]
pub(super) struct Others {
    /// What their keys are: a text, or one of a list.
    pub keys: Box<Kind>,
    pub kind: Box<Kind>,
    /// Whether there are any without need.
    pub wanted: bool,
}

impl Kind {
    /// How deep a value is at least, where `known` says so of the definitions; nothing if it has no end.
    pub fn depth(&self, known: &[Option<u32>]) -> Option<u32> {
        match self {
            Self::List(list) => {
                let needed =
                    list.first.iter().chain(list.item.as_deref().filter(|_| list.min > list.first.len()));
                deepest(needed.take(if list.min == 0 { 0 } else { usize::MAX }), known)
            }
            Self::Object(object) => {
                let required = object.members.iter().filter(|member| member.required);
                let least = deepest(required.clone().map(|member| &member.kind), known)?;
                Some(least.max(object.least_of_others(required.count(), known)?))
            }
            Self::OneOf(kinds) => kinds.iter().filter_map(|kind| kind.depth(known)).min(),
            Self::Reference(place) => known.get(*place).copied().flatten()?.checked_add(1),
            _ => Some(0),
        }
    }
}

impl Object {
    /// How deep the members are that it needs besides the `required` ones; nothing if there are not as many that
    /// have an end.
    fn least_of_others(&self, required: usize, known: &[Option<u32>]) -> Option<u32> {
        let Some(last) = self.min.saturating_sub(required).checked_sub(1) else { return Some(0) };
        let optional = self.members.iter().filter(|member| !member.required);
        let mut depths: Vec<u32> = optional.filter_map(|member| member.kind.depth(known)).collect();
        depths.sort_unstable();
        let others = self.others.as_ref().and_then(|others| others.kind.depth(known));
        depths.get(last).copied().into_iter().chain(others).min()
    }
}

fn deepest<'k>(kinds: impl Iterator<Item = &'k Kind>, known: &[Option<u32>]) -> Option<u32> {
    kinds.map(|kind| kind.depth(known)).try_fold(0, |deepest, depth| Some(deepest.max(depth?)))
}
