//! What of the data is neither recorded nor declared, as far as names and types tell.
//!
//! Of a name that is declared as gone only the times tell whether it is written still: that is
//! decided later, when they are known.

use super::{Sides, Why};
use crate::{
    diff::{Members, Names, Standing},
    model::{Field, FieldType, ObservedBucket, ObservedField, ObservedMeasurement},
};

/// Something that may not have to be there.
#[derive(Debug, Clone, PartialEq)]
pub struct Suspect<'a> {
    pub bucket: &'a str,
    pub measurement: &'a str,
    pub thing: Thing<'a>,
    pub why: Why,
    pub then: Then,
}

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing<'a> {
    Measurement,
    Tag(&'a str),
    Field(&'a str),
    /// A field of a known name, its unexpected type, and the type that is declared.
    Type(&'a str, FieldType, Option<FieldType>),
}

/// What the record says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing: the data of the bucket was not looked at.
    Unknown,
    Unseen,
    Seen,
}

/// All suspects, sorted by bucket and measurement.
pub fn suspects<'a>(sides: &Sides<'a>) -> Vec<Suspect<'a>> {
    let mut found = Vec::new();
    for (bucket, (key, _)) in sides.managed() {
        let Some((bucket, now)) = sides.now.observed.get_key_value(bucket) else { continue };
        let then = sides.recorded.and_then(|recorded| recorded.observed.get(bucket));
        let names = Names::of(sides.declared, key);
        let look = Look { bucket, then, names: &names };
        for (name, seen) in &now.measurements {
            look.measurement(name, seen, &mut found);
        }
    }
    found
}

/// One bucket.
struct Look<'a, 'n> {
    bucket: &'a str,
    then: Option<&'a ObservedBucket>,
    names: &'n Names<'a>,
}

impl<'a> Look<'a, '_> {
    fn measurement(&self, name: &'a str, seen: &'a ObservedMeasurement, found: &mut Vec<Suspect<'a>>) {
        let then = self.then.and_then(|then| then.measurements.get(name));
        let state = self.state(then.is_some());
        let standing = self.names.measurement(name);
        if let Some(why) = doubt(&standing, state) {
            found.push(self.suspect(name, Thing::Measurement, why, state));
            return;
        }
        let declared = standing.known().map(|measurement| self.names.members(measurement));
        let members = Within { look: self, name, declared, then };
        for tag in seen.tags.keys() {
            members.tag(tag, found);
        }
        for (field, types) in &seen.fields {
            members.field(field, types, found);
        }
    }

    /// What the record says of something that it has or has not.
    fn state(&self, is_recorded: bool) -> Then {
        match self.then {
            None => Then::Unknown,
            Some(_) if is_recorded => Then::Seen,
            Some(_) => Then::Unseen,
        }
    }

    fn suspect(&self, measurement: &'a str, thing: Thing<'a>, why: Why, then: Then) -> Suspect<'a> {
        Suspect { bucket: self.bucket, measurement, thing, why, then }
    }
}

/// The tags and fields of one measurement.
struct Within<'a, 'n> {
    look: &'n Look<'a, 'n>,
    name: &'a str,
    declared: Option<Members<'a>>,
    then: Option<&'a ObservedMeasurement>,
}

impl<'a> Within<'a, '_> {
    fn tag(&self, tag: &'a str, found: &mut Vec<Suspect<'a>>) {
        let state = self.look.state(self.then.is_some_and(|then| then.tags.contains_key(tag)));
        let declared = self.declared.as_ref();
        let standing = declared.map_or(Standing::Unknown, |declared| declared.tag(tag));
        let is_field = declared.is_some_and(|declared| declared.field_called(tag).is_some());
        if let Some(why) = doubt(&standing, state) {
            let why = if is_field && why == Why::Undeclared { Why::DeclaredAsField } else { why };
            found.push(self.look.suspect(self.name, Thing::Tag(tag), why, state));
        }
    }

    fn field(&self, field: &'a str, seen: &'a ObservedField, found: &mut Vec<Suspect<'a>>) {
        let then = self.then.and_then(|then| then.fields.get(field));
        let state = self.look.state(then.is_some());
        let declared = self.declared.as_ref();
        let standing = declared.map_or(Standing::Unknown, |declared| declared.field(field));
        if let Some(why) = doubt(&standing, state) {
            let is_tag = declared.is_some_and(|declared| declared.has_tag(field));
            let why = if is_tag && why == Why::Undeclared { Why::DeclaredAsTag } else { why };
            found.push(self.look.suspect(self.name, Thing::Field(field), why, state));
            return;
        }
        let declared = standing.known();
        for stored in seen.types.keys().copied() {
            let is_recorded = then.is_some_and(|then| then.types.contains_key(&stored));
            if !is_recorded && !declared.is_some_and(|declared| expects(declared, stored)) {
                let thing = Thing::Type(field, stored, declared.map(Field::stored_type));
                found.push(self.look.suspect(self.name, thing, Why::Undeclared, state));
            }
        }
    }
}

/// Why a name is suspect, if it is.
fn doubt<T>(standing: &Standing<'_, T>, then: Then) -> Option<Why> {
    match (standing, then) {
        (Standing::Retired(retired), _) => {
            let (since, reason) = (retired.since.to_owned(), retired.reason.to_owned());
            Some(Why::Retired { since, reason })
        }
        (Standing::Former { now, .. }, Then::Unseen) => Some(Why::Former { now: (*now).to_owned() }),
        (Standing::Unknown, Then::Unseen | Then::Unknown) => Some(Why::Undeclared),
        (Standing::Declared(_) | Standing::Former { .. } | Standing::Unknown, _) => None,
    }
}

/// Whether the definitions expect values of a type in a field: the declared one, or the one that it
/// is converted from.
fn expects(field: &Field, stored: FieldType) -> bool {
    field.stored_type() == stored || field.convert.as_ref().is_some_and(|convert| convert.from == stored)
}
