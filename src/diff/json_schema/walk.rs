//! The way through two schemas at once.

use std::{collections::HashSet, ptr};

use serde_json::Value;

use super::{
    SchemaDifference, arrays, bounds, branches, conditions, documentation,
    found::{Found, Verdict},
    members,
    node::{Nodes, Pair, allows_nothing},
    objects, opaque,
    place::Place,
    references::{self, Document},
    types, values,
};

/// How many schemas within one another are compared, references followed.
const DEEPEST: usize = 200;

/// The walk: both documents, what was compared, what was found.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    pub before: Document<'a>,
    pub after: Document<'a>,
    pub found: Found,
    seen: HashSet<(*const Value, *const Value, Option<&'static str>)>,
}

impl<'a> Walk<'a> {
    pub fn through(before: &'a Value, after: &'a Value) -> SchemaDifference {
        let found = Found::default();
        let mut walk = Self { before: Document(before), after: Document(after), found, seen: HashSet::new() };
        walk.compare(Pair { before, after }, &Place::default());
        walk.found.sorted()
    }

    /// Compares two schemas, unless that was done for another place already.
    pub fn compare(&mut self, pair: Pair<'a>, place: &Place) {
        let key = (ptr::from_ref(pair.before), ptr::from_ref(pair.after), place.hidden_by);
        if !self.seen.insert(key) || ptr::eq(pair.before, pair.after) {
            return;
        }
        if place.depth > DEEPEST {
            return self.found.unclear(place, "lies too deep to be compared");
        }
        let is_schema = |value: &Value| value.is_object() || value.is_boolean();
        match (pair.before, pair.after) {
            (before, after) if !is_schema(before) || !is_schema(after) => self.no_schema(pair, place),
            (before, after) if allows_nothing(before) && allows_nothing(after) => {}
            (before, _) if allows_nothing(before) => {
                self.found.judge(place, Verdict::WIDER, "no value was allowed");
            }
            (_, after) if allows_nothing(after) => {
                self.found.judge(place, Verdict::NARROWER, "no value is allowed any more");
            }
            _ => self.keywords(pair, place),
        }
    }

    fn no_schema(&mut self, pair: Pair<'a>, place: &Place) {
        if pair.before != pair.after {
            self.found.unclear(place, "changed, and one of both is no schema");
        }
    }

    fn keywords(&mut self, pair: Pair<'a>, place: &Place) {
        if let Some((followed, place)) = references::followed(self, pair, place) {
            return self.compare(followed, &place);
        }
        let nodes = Nodes::of(pair);
        documentation::compare(self, nodes, place);
        opaque::compare(self, nodes, place);
        types::compare(self, nodes, place);
        values::compare(self, nodes, place);
        bounds::compare(self, nodes, place);
        members::compare(self, nodes, place);
        references::compare(self, nodes, place);
        branches::compare(self, nodes, place);
        conditions::compare(self, nodes, place);
        arrays::compare(self, nodes, place);
        objects::compare(self, nodes, place);
    }
}
