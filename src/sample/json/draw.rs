//! A value of a [`Kind`].

use std::cmp::{Ordering, Reverse};

use serde_json::{Map, Number, Value};

use super::{
    kind::{Kind, List, Object, Others},
    read::Read,
};
use crate::sample::{random::Random, text::Size};

/// Values below this depth are as small as they may be, so that those of schemas that refer to themselves
/// come to an end.
const DEEP: u32 = 5;

/// How often in turn chance may give what is there already before that is taken for all there is.
const IN_VAIN: u32 = 20;

/// Of how many values that may be null one is, and of how many optional members one is missing.
const NULL: u64 = 6;
const ABSENT: u64 = 4;

/// Below this depth there is nothing that people write schemas for.
const DEEPEST: u32 = 64;

pub(super) struct Draw<'d> {
    read: &'d Read,
    random: &'d mut Random,
    size: Size,
    depth: u32,
}

impl<'d> Draw<'d> {
    pub fn new(read: &'d Read, random: &'d mut Random, size: Size) -> Self {
        Self { read, random, size, depth: 0 }
    }

    /// A value of the whole schema; nothing if chance found none.
    pub fn whole(mut self) -> Option<Value> {
        self.value(&self.read.root)
    }

    fn value(&mut self, kind: &Kind) -> Option<Value> {
        Some(match kind {
            Kind::Listed(values) => self.random.pick(values)?.clone(),
            Kind::Null => Value::Null,
            Kind::Boolean => Value::Bool(self.random.once_in(2)),
            Kind::Whole(wholes) => whole(wholes.make(self.random))?,
            Kind::Number(floats) => Value::Number(Number::from_f64(floats.make(self.random))?),
            Kind::Multiple { wholes, numerator, denominator } => {
                let number = wholes.make(self.random) as f64 * numerator / denominator;
                Value::Number(Number::from_f64(number)?)
            }
            Kind::Text(text) => Value::String(text.make(self.random, self.size())),
            Kind::List(list) => self.deeper(|draw| draw.list(list))?,
            Kind::Object(object) => self.deeper(|draw| draw.object(object))?,
            Kind::OneOf(kinds) => self.one_of(kinds)?,
            Kind::Reference(place) => self.deeper(|draw| draw.referred(*place))?,
        })
    }

    fn referred(&mut self, place: usize) -> Option<Value> {
        let read = self.read;
        read.depths.get(place).copied().flatten()?;
        self.value(read.definitions.get(place)?)
    }

    /// A value within another one. What goes on and on is given up, as if chance had found nothing.
    fn deeper(&mut self, draw: impl FnOnce(&mut Self) -> Option<Value>) -> Option<Value> {
        if self.depth == DEEPEST {
            return None;
        }
        self.depth += 1;
        let drawn = draw(self);
        self.depth -= 1;
        drawn
    }

    fn size(&self) -> Size {
        if self.depth > DEEP { Size::Least } else { self.size }
    }

    fn one_of(&mut self, kinds: &[Kind]) -> Option<Value> {
        let depth = |kind: &&Kind| self.read.depth(kind);
        if self.size() == Size::Least {
            let least = kinds.iter().filter(|kind| depth(kind).is_some()).min_by_key(depth)?;
            return self.value(least);
        }
        let is_null = |kind: &&Kind| matches!(kind, Kind::Null);
        let some: Vec<&Kind> = kinds.iter().filter(|kind| !is_null(kind) && depth(kind).is_some()).collect();
        if kinds.iter().any(|kind| matches!(kind, Kind::Null))
            && (some.is_empty() || self.random.once_in(NULL))
        {
            return Some(Value::Null);
        }
        let kind = *self.random.pick(&some)?;
        self.value(kind)
    }

    fn list(&mut self, list: &List) -> Option<Value> {
        let usual = list.min.max(1).max(list.first.len());
        let count = match self.size() {
            Size::Least => list.min,
            Size::Usual => self.random.index(usual, usual.saturating_add(3)).min(list.max).max(list.min),
        };
        let mut items: Vec<Value> = Vec::new();
        let mut in_vain = 0;
        while items.len() < count && in_vain < IN_VAIN {
            let kind = list.first.get(items.len()).or(list.item.as_deref());
            let Some(kind) = kind.filter(|kind| self.read.depth(kind).is_some()) else { break };
            match self.value(kind)? {
                item if list.unique && items.contains(&item) => in_vain += 1,
                item => items.push(item),
            }
        }
        if list.unique && list.first.is_empty() {
            items.sort_by(in_order);
        }
        (items.len() >= list.min).then_some(Value::Array(items))
    }

    fn object(&mut self, object: &Object) -> Option<Value> {
        let mut members = Map::new();
        for member in object.members.iter().filter(|member| member.required) {
            members.insert(member.key.clone(), self.value(&member.kind)?);
        }
        let mut optional: Vec<_> = object.members.iter().filter(|member| !member.required).collect();
        // Those that are needed are the last ones: what is not deep, so that there is an end.
        optional.sort_by_key(|member| Reverse(self.read.depth(&member.kind).unwrap_or(u32::MAX)));
        for (at, member) in optional.iter().enumerate() {
            // What others could make up for need not be here.
            let left = if object.others.is_some() { usize::MAX } else { optional.len() - at };
            let needed = left <= object.min.saturating_sub(members.len());
            let wanted = self.size() == Size::Usual && !self.random.once_in(ABSENT);
            let possible = members.len() < object.max && self.read.depth(&member.kind).is_some();
            if (needed || wanted) && possible {
                members.insert(member.key.clone(), self.value(&member.kind)?);
            }
        }
        if let Some(others) = &object.others {
            self.others(object, others, &mut members)?;
        }
        (members.len() >= object.min).then_some(Value::Object(members))
    }

    fn others(&mut self, object: &Object, others: &Others, members: &mut Map<String, Value>) -> Option<()> {
        let usual = if others.wanted && self.size() == Size::Usual { self.random.index(1, 3) } else { 0 };
        let count = members.len().saturating_add(usual).max(object.min).min(object.max);
        if self.read.depth(&others.kind).is_none() {
            return Some(());
        }
        let mut in_vain = 0;
        while members.len() < count && in_vain < IN_VAIN {
            let Value::String(key) = self.value(&others.keys)? else { return None };
            if members.contains_key(&key) || object.members.iter().any(|member| member.key == key) {
                in_vain += 1;
            } else {
                let value = self.value(&others.kind)?;
                members.insert(key, value);
            }
        }
        Some(())
    }
}

/// A set is easier to read in order.
fn in_order(one: &Value, other: &Value) -> Ordering {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one.as_f64().partial_cmp(&other.as_f64()).unwrap_or(Ordering::Equal)
        }
        (Value::String(one), Value::String(other)) => one.cmp(other),
        _ => Ordering::Equal,
    }
}

fn whole(number: i128) -> Option<Value> {
    let signed = i64::try_from(number).map(Value::from);
    signed.or_else(|_| u64::try_from(number).map(Value::from)).ok()
}
