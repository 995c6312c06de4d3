//! What breaks between two sets of definitions.

use std::collections::{BTreeMap, HashMap};

use super::{Break, How, Member, OnServer, Reached, Readership, Thing};
use crate::{
    diff::{Changed, Difference, FromTo, Subject},
    model::{Measurement, Schema, Tag},
};

/// Whom differences concern, in their order: queries and rollups of `after`, and what `server` has, if it was
/// asked.
pub fn reached(
    (before, after): (&Schema, &Schema),
    differences: &[Difference<'_>],
    server: Option<&OnServer>,
) -> Vec<Reached> {
    let breaks = of_definitions(before, after, differences);
    if breaks.is_empty() {
        return Vec::new();
    }
    let declared = Readership::declared(after);
    let readership = match server {
        Some(server) => declared.and(server),
        None => declared,
    };
    let mut reached: Vec<Reached> = breaks
        .into_iter()
        .filter_map(|(difference, broken)| {
            Some(Reached { difference, affected: readership.affected_by(broken)? })
        })
        .collect();
    reached.sort();
    reached.dedup();
    reached
}

/// What differences mean for whoever uses the data, each with the position of its difference. Names are
/// those on the server; what only writers, programs or the documentation notice breaks nobody here.
pub fn of_definitions(
    before: &Schema,
    after: &Schema,
    differences: &[Difference<'_>],
) -> Vec<(usize, Break)> {
    let both = Both::of(before, after, differences);
    let breaks = differences.iter().enumerate();
    breaks.flat_map(|(at, difference)| both.breaks(difference).into_iter().map(move |it| (at, it))).collect()
}

/// Both sides, and the keys that things had on the first one where they are others.
struct Both<'a> {
    before: &'a Schema,
    after: &'a Schema,
    measurements: HashMap<&'a str, &'a str>,
    tags: HashMap<&'a str, &'a str>,
}

impl<'a> Both<'a> {
    fn of(before: &'a Schema, after: &'a Schema, differences: &[Difference<'a>]) -> Self {
        let mut both = Self { before, after, measurements: HashMap::new(), tags: HashMap::new() };
        for Difference { subject, changed } in differences {
            match *subject {
                Subject::Measurement(key) => {
                    let former = former(changed, key, &before.measurements, Measurement::server_name);
                    both.measurements.extend(former.map(|former| (key, former)));
                }
                Subject::Tag(key) => {
                    let former = former(changed, key, &before.tags, Tag::server_name);
                    both.tags.extend(former.map(|former| (key, former)));
                }
                _ => {}
            }
        }
        both
    }

    fn breaks(&self, difference: &Difference<'_>) -> Vec<Break> {
        let changed = &difference.changed;
        match difference.subject {
            Subject::Bucket(key) => self.of_bucket(key, changed).into_iter().collect(),
            Subject::Measurement(key) => self.of_measurement(key, changed).into_iter().collect(),
            Subject::Tag(key) => self.of_tag(key, changed),
            Subject::Carried { measurement, tag } => {
                self.of_carried(measurement, tag, changed).into_iter().collect()
            }
            Subject::Field { measurement, field } => {
                self.of_field(measurement, field, changed).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn of_bucket(&self, key: &str, changed: &Changed<'_>) -> Option<Break> {
        match old_name(changed) {
            Some(name) => Some(Break::renamed(Thing::bucket(name), Thing::bucket(bucket(self.after, key)))),
            None if is_removed(changed) => Some(Break::removed(Thing::bucket(bucket(self.before, key)))),
            None => None,
        }
    }

    fn of_measurement(&self, key: &str, changed: &Changed<'_>) -> Option<Break> {
        let was = self.was(key)?;
        match changed {
            Changed::Removed(_) => Some(Break::removed(was)),
            Changed::Moved { .. } => Some(Break::moved(was, self.is(key)?)),
            _ => old_name(changed).and_then(|_| Some(Break::renamed(was, self.is(key)?))),
        }
    }

    /// A tag changes in every measurement that carries it.
    fn of_tag(&self, key: &str, changed: &Changed<'_>) -> Vec<Break> {
        let Some(old) = old_name(changed) else { return Vec::new() };
        let new = tag(self.after, key);
        let former = self.tags.get(key).copied().unwrap_or(key);
        let carries = |measurement: &Measurement, key: &str| measurement.tags.iter().any(|tag| tag == key);
        let all = self.after.measurements.iter().filter(|(_, is)| carries(is, key));
        let both = all.filter(|(key, _)| {
            self.before.measurements.get(self.former(key)).is_some_and(|was| carries(was, former))
        });
        let broken = both.filter_map(|(key, _)| {
            let was = self.was(key)?.with(Member::Tag(old.to_owned()));
            Some(Break::renamed(was, self.is(key)?.with(Member::Tag(new.to_owned()))))
        });
        broken.collect()
    }

    fn of_carried(&self, measurement: &str, key: &str, changed: &Changed<'_>) -> Option<Break> {
        match changed {
            Changed::Removed(_) => {
                let name = Member::Tag(tag(self.before, key).to_owned());
                Some(Break::removed(self.was(measurement)?.with(name)))
            }
            Changed::FieldBecameTag { from } => {
                let name = tag(self.after, key).to_owned();
                let was = self.was(measurement)?.with(Member::Field(name.clone()));
                let now = self.is(measurement)?.with(Member::Tag(name));
                Some(Break::retyped(was, now, from.to_string(), "tag"))
            }
            _ => None,
        }
    }

    fn of_field(&self, measurement: &str, field: &str, changed: &Changed<'_>) -> Option<Break> {
        let was = |name: &str| Some(self.was(measurement)?.with(Member::Field(name.to_owned())));
        let is = || Some(self.is(measurement)?.with(Member::Field(field.to_owned())));
        match changed {
            Changed::Removed(_) => Some(Break::removed(was(field)?)),
            Changed::Type { types, same_stored: false, .. } => {
                Some(Break::retyped(was(self.field(measurement, field))?, is()?, types.from, types.to))
            }
            Changed::Unit(FromTo { from: Some(from), to: Some(to) }) => {
                let how = How::Remeasured { from: (*from).to_owned(), to: (*to).to_owned() };
                Some(Break { was: was(self.field(measurement, field))?, now: is(), how })
            }
            Changed::TagBecameField { to } => {
                let was = self.was(measurement)?.with(Member::Tag(field.to_owned()));
                Some(Break::retyped(was, is()?, "tag", to.to_string()))
            }
            _ => old_name(changed).and_then(|name| Some(Break::renamed(was(name)?, is()?))),
        }
    }

    /// The name that a field had.
    fn field<'f>(&'f self, measurement: &str, field: &'f str) -> &'f str {
        let fields = |schema: &'f Schema, key: &str| schema.measurements.get(key).map(|found| &found.fields);
        let Some(was) = fields(self.before, self.former(measurement)) else { return field };
        let is = fields(self.after, measurement).and_then(|fields| fields.get(field));
        let mut formers = is.into_iter().flat_map(|is| &is.renamed_from);
        let former = formers.find(|former| was.contains_key(*former));
        former.filter(|_| !was.contains_key(field)).map_or(field, String::as_str)
    }

    fn former<'k>(&self, key: &'k str) -> &'k str
    where
        'a: 'k,
    {
        self.measurements.get(key).copied().unwrap_or(key)
    }

    /// A measurement as the first side has it.
    fn was(&self, key: &str) -> Option<Thing> {
        place(self.before, self.former(key))
    }

    fn is(&self, key: &str) -> Option<Thing> {
        place(self.after, key)
    }
}

/// The key that a thing had, if it was another.
fn former<'a, T>(
    changed: &Changed<'a>,
    key: &str,
    before: &'a BTreeMap<String, T>,
    name: impl for<'k> Fn(&'k T, &'k str) -> &'k str,
) -> Option<&'a str> {
    match changed {
        Changed::KeyChanged { from } => Some(from),
        _ if before.contains_key(key) => None,
        _ => {
            let old = old_name(changed)?;
            before.iter().find(|(key, was)| name(was, key) == old).map(|(key, _)| key.as_str())
        }
    }
}

/// The name that a thing had on the server, if it has another.
fn old_name<'a>(changed: &Changed<'a>) -> Option<&'a str> {
    match changed {
        Changed::Renamed { names, .. } => Some(names.from),
        Changed::LooksRenamed { from } => Some(from),
        _ => None,
    }
}

fn is_removed(changed: &Changed<'_>) -> bool {
    matches!(changed, Changed::Removed(_))
}

fn place(schema: &Schema, key: &str) -> Option<Thing> {
    let measurement = schema.measurements.get(key)?;
    Some(Thing::measurement(bucket(schema, &measurement.bucket), measurement.server_name(key)))
}

fn bucket<'s>(schema: &'s Schema, key: &'s str) -> &'s str {
    schema.buckets.get(key).map_or(key, |bucket| bucket.server_name(key))
}

fn tag<'s>(schema: &'s Schema, key: &'s str) -> &'s str {
    schema.tags.get(key).map_or(key, |tag| tag.server_name(key))
}
