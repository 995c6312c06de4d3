//! A comparison under way.

use std::collections::{BTreeMap, HashMap};

use super::{
    Changed, Difference, FromTo, New, Subject,
    matching::{Both, Keyed, Matched, Named, matched},
};
use crate::model::Schema;

/// The two sides, and what was found so far.
pub(super) struct Comparison<'a> {
    pub before: &'a Schema,
    pub after: &'a Schema,
    pub found: Vec<Difference<'a>>,
}

/// The key that a thing had, by the key that it has.
pub(super) type FormerKeys<'a> = HashMap<&'a str, &'a str>;

impl<'a> Comparison<'a> {
    pub fn new(before: &'a Schema, after: &'a Schema) -> Self {
        Self { before, after, found: Vec::new() }
    }

    pub fn tell(&mut self, subject: Subject<'a>, changed: Changed<'a>) {
        self.found.push(Difference { subject, changed });
    }

    /// Tells the change that there may be.
    pub fn tell_if(&mut self, subject: Subject<'a>, changed: Option<Changed<'a>>) {
        self.found.extend(changed.map(|changed| Difference { subject, changed }));
    }

    /// Tells what only the documentation says.
    pub fn documentation(&mut self, subject: Subject<'a>, key: &'static str, from: &str, to: &str) {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let changed = Changed::Documentation { key, from: text(from), to: text(to) };
        self.tell_if(subject, (from != to).then_some(changed));
    }

    /// Tells of a new name or key.
    pub fn names<T: Named>(&mut self, subject: Subject<'a>, both: &Both<'a, T>) {
        let (before, after) = (both.before, both.after);
        let (was, is) = (before.1.name(before.0), after.1.name(after.0));
        if was != is {
            let stated = after.1.former_names().iter().any(|former| former == was);
            self.tell(subject, Changed::Renamed { names: FromTo { from: was, to: is }, stated });
        } else if before.0 != after.0 {
            self.tell(subject, Changed::KeyChanged { from: before.0 });
        }
    }

    /// Tells of all that is new.
    pub fn added<T>(&mut self, new: &[Keyed<'a, T>], subject: impl Fn(&'a str) -> Subject<'a>) {
        for (key, _) in new {
            self.tell(subject(key), Changed::Added(New::Plain));
        }
    }

    pub fn layers(&mut self) {
        let (before, after) = (self.before, self.after);
        for (key, layer) in &after.layers {
            let subject = Subject::Layer(key);
            match before.layers.get(key) {
                None => self.tell(subject, Changed::Added(New::Plain)),
                Some(was) if was == layer => {}
                Some(was) => {
                    self.documentation(subject, "title", &was.title, &layer.title);
                    self.documentation(subject, "description", &was.description, &layer.description);
                    self.documentation(subject, "order", &was.order.to_string(), &layer.order.to_string());
                }
            }
        }
        for key in before.layers.keys().filter(|key| !after.layers.contains_key(*key)) {
            self.tell(Subject::Layer(key), Changed::Removed(super::Gone::Unstated));
        }
    }

    /// Matches a map of each side.
    pub fn of<T: Named>(before: &'a BTreeMap<String, T>, after: &'a BTreeMap<String, T>) -> Matched<'a, T> {
        matched(
            before.iter().map(|(key, thing)| (key.as_str(), thing)),
            after.iter().map(|(key, thing)| (key.as_str(), thing)),
        )
    }
}

impl<'a, T> Matched<'a, T> {
    /// The former keys of all that both have.
    pub fn former_keys(&self) -> FormerKeys<'a> {
        self.both.iter().map(|both| (both.after.0, both.before.0)).collect()
    }
}

/// Both texts, if they differ.
pub(super) fn texts<'a>(from: Option<&'a String>, to: Option<&'a String>) -> Option<FromTo<Option<&'a str>>> {
    FromTo::differing(from.map(String::as_str), to.map(String::as_str))
}

/// What only the first list has, and what only the second one has.
pub(super) fn parted<'a>(from: &'a [String], to: &'a [String]) -> (Vec<&'a str>, Vec<&'a str>) {
    let only = |list: &'a [String], other: &[String]| {
        list.iter().filter(|item| !other.contains(item)).map(String::as_str).collect()
    };
    (only(from, to), only(to, from))
}
