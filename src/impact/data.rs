//! What breaks between a server and definitions.

use std::collections::{BTreeMap, HashMap};

use super::{Break, Member, Thing};
use crate::diff::{Change, DataChange, Where};

/// What changes of buckets and points mean for whoever uses them. What is filled, kept longer or described
/// otherwise breaks nobody.
pub fn of_data<'c>(settings: impl IntoIterator<Item = &'c Change>, points: &'c [DataChange]) -> Vec<Break> {
    let renamed: BTreeMap<&str, &str> = settings.into_iter().filter_map(renamed).collect();
    let ends = Ends::of(renamed, points);
    let buckets = ends.buckets.iter().map(|(was, is)| Break::renamed(Thing::bucket(was), Thing::bucket(is)));
    buckets.chain(points.iter().filter_map(|change| ends.of_points(change))).collect()
}

fn renamed(change: &Change) -> Option<(&str, &str)> {
    match change {
        Change::BucketRenamed { from, to } => Some((from, to)),
        _ => None,
    }
}

/// Where buckets and measurements will be, by where they are.
struct Ends<'c> {
    buckets: BTreeMap<&'c str, &'c str>,
    measurements: HashMap<(&'c str, &'c str), Thing>,
}

impl<'c> Ends<'c> {
    fn of(buckets: BTreeMap<&'c str, &'c str>, points: &'c [DataChange]) -> Self {
        let mut ends = Self { buckets, measurements: HashMap::new() };
        for change in points {
            let (at, end) = match change {
                DataChange::MeasurementRenamed { at, to } => {
                    (at, Thing::measurement(ends.bucket(&at.bucket), to))
                }
                DataChange::MeasurementMoved { at, to_bucket, to, only } if only.is_empty() => {
                    (at, Thing::measurement(to_bucket, to))
                }
                _ => continue,
            };
            ends.measurements.insert((&at.bucket, &at.measurement), end);
        }
        ends
    }

    fn bucket<'b>(&self, name: &'b str) -> &'b str
    where
        'c: 'b,
    {
        self.buckets.get(name).copied().unwrap_or(name)
    }

    fn measurement(&self, at: &Where) -> Thing {
        let known = self.measurements.get(&(at.bucket.as_str(), at.measurement.as_str()));
        known.cloned().unwrap_or_else(|| Thing::measurement(self.bucket(&at.bucket), &at.measurement))
    }

    fn of_points(&self, change: &DataChange) -> Option<Break> {
        let was = |at: &Where| Thing::measurement(&at.bucket, &at.measurement);
        let member =
            |at: &Where, from: Member, to: Member| (was(at).with(from), self.measurement(at).with(to));
        let (tag, field) =
            (|name: &str| Member::Tag(name.to_owned()), |name: &str| Member::Field(name.to_owned()));
        Some(match change {
            DataChange::MeasurementRenamed { at, .. } => Break::renamed(was(at), self.measurement(at)),
            DataChange::MeasurementMoved { at, to_bucket, to, .. } => {
                Break::moved(was(at), Thing::measurement(to_bucket, to))
            }
            DataChange::TagRenamed { at, from, to } => {
                let (was, now) = member(at, tag(from), tag(to));
                Break::renamed(was, now)
            }
            DataChange::FieldRenamed { at, from, to } => {
                let (was, now) = member(at, field(from), field(to));
                Break::renamed(was, now)
            }
            DataChange::FieldTypeChanged { at, field: name, from, to } => {
                let (was, now) = member(at, field(name), field(name));
                let from: Vec<String> = from.keys().map(ToString::to_string).collect();
                Break::retyped(was, now, from.join(" and "), to.to_string())
            }
            DataChange::TagBecameField { at, key, to } => {
                let (was, now) = member(at, tag(key), field(key));
                Break::retyped(was, now, "tag", to.to_string())
            }
            DataChange::FieldBecameTag { at, key } => {
                let (was, now) = member(at, field(key), tag(key));
                Break::retyped(was, now, "field", "tag")
            }
            DataChange::TagRetired { at, tag: name } => Break::removed(was(at).with(tag(name))),
            DataChange::FieldRetired { at, field: name } => Break::removed(was(at).with(field(name))),
            DataChange::MeasurementRetired { at } => Break::removed(was(at)),
            DataChange::BucketRetired { bucket } => Break::removed(Thing::bucket(bucket)),
            DataChange::TagFilled { .. } => return None,
        })
    }
}
