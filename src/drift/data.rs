//! Suspects and what is known of them → deviations of the data, each with when and by whom.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    Deviation, Seen, Sides, Values, Why,
    suspects::{Suspect, Then, Thing, suspects},
    written::written_by,
};
use crate::model::{Carrier, Held, ObservedField, ObservedMeasurement, TimeRange, Writer};

/// What has to be looked at more closely before the data can be judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Oldest and newest point of each (bucket, measurement).
    pub times: BTreeSet<(String, String)>,
    /// The shard groups of the types of each (bucket, measurement, field).
    pub groups: BTreeSet<(String, String, String)>,
    pub writers: BTreeSet<Carrier>,
}

/// What is wanted of the suspects.
pub fn wanted(sides: &Sides<'_>) -> Wanted {
    let mut wanted = Wanted::default();
    for suspect in suspects(sides) {
        let (bucket, measurement) = (suspect.bucket.to_owned(), suspect.measurement.to_owned());
        wanted.times.insert((bucket.clone(), measurement.clone()));
        if let Thing::Field(field) | Thing::Type(field, ..) = suspect.thing {
            wanted.groups.insert((bucket, measurement, field.to_owned()));
        }
        wanted.writers.insert(suspect.carrier());
    }
    wanted
}

/// The deviations that the suspects turn out to be.
pub fn deviations(sides: &Sides<'_>) -> Vec<Deviation> {
    let suspects = suspects(sides);
    suspects.into_iter().filter_map(|suspect| Judge { sides, suspect }.deviation()).collect()
}

impl Suspect<'_> {
    fn carrier(&self) -> Carrier {
        let field = match self.thing {
            Thing::Measurement | Thing::Tag(_) => None,
            Thing::Field(field) | Thing::Type(field, ..) => Some(field.to_owned()),
        };
        let (bucket, measurement) = (self.bucket.to_owned(), self.measurement.to_owned());
        Carrier { bucket, measurement, field, tag: None }
    }
}

struct Judge<'a, 's> {
    sides: &'s Sides<'a>,
    suspect: Suspect<'a>,
}

impl<'a> Judge<'a, '_> {
    fn deviation(self) -> Option<Deviation> {
        if self.has_no_points() {
            return None;
        }
        let seen = self.seen();
        if !self.is_written_still(&seen) {
            return None;
        }
        let (bucket, measurement) = (self.suspect.bucket.to_owned(), self.suspect.measurement.to_owned());
        let why = self.suspect.why.clone();
        Some(match self.suspect.thing {
            Thing::Measurement => Deviation::UnexpectedMeasurement { bucket, measurement, why, seen },
            Thing::Tag(tag) => {
                let (tag, values) = (tag.to_owned(), self.values(tag));
                Deviation::UnexpectedTag { bucket, measurement, tag, why, values, seen }
            }
            Thing::Field(field) => {
                let types = self.field(field)?.types.keys().copied().collect();
                Deviation::UnexpectedField { bucket, measurement, field: field.to_owned(), why, types, seen }
            }
            Thing::Type(field, stored, declared) => {
                let field = field.to_owned();
                Deviation::UnexpectedType { bucket, measurement, field, stored, declared, seen }
            }
        })
    }

    /// Whether the server only lists a type of which no point is left.
    fn has_no_points(&self) -> bool {
        let gone = |held: &Held| held.groups.as_ref().is_some_and(Vec::is_empty);
        match self.suspect.thing {
            Thing::Measurement | Thing::Tag(_) => false,
            Thing::Field(field) => self.field(field).is_some_and(|field| field.types.values().all(gone)),
            Thing::Type(field, stored, _) => {
                self.field(field).and_then(|field| field.types.get(&stored)).is_some_and(gone)
            }
        }
    }

    /// Whether something that is declared as gone has points that came since, and since the record if
    /// that had seen it already. Of anything else the names have told.
    fn is_written_still(&self, seen: &Seen) -> bool {
        let Why::Retired { since, .. } = &self.suspect.why else { return true };
        let recorded = self.sides.recorded.and_then(|recorded| recorded.taken_at);
        let since = day(since).unwrap_or(Timestamp::MIN);
        let from = match self.suspect.then {
            Then::Unseen => return true,
            Then::Unknown => since,
            Then::Seen => since.max(recorded.unwrap_or(Timestamp::MIN)),
        };
        seen.newest.is_some_and(|newest| newest >= from)
    }

    fn seen(&self) -> Seen {
        let series = self.series();
        let times = self.measurement().and_then(|measurement| measurement.times);
        let newest = series.iter().map(|series| series.newest).max();
        let (oldest, by_shard_group, newest) = match self.suspect.thing {
            Thing::Measurement => {
                (times.map(|times| times.start), false, times.map(|times| times.end).or(newest))
            }
            Thing::Tag(_) => (None, false, newest),
            Thing::Field(_) | Thing::Type(..) => {
                let first = self.groups().into_iter().map(|group| group.start).min();
                (first, first.is_some(), newest)
            }
        };
        let tag = if let Thing::Tag(tag) = self.suspect.thing { Some(tag) } else { None };
        let whole = self.measurement();
        Seen {
            oldest,
            by_shard_group,
            newest,
            written_by: whole.and_then(|whole| written_by(&series, whole, tag)),
        }
    }

    /// The series that carry it, as far as that can be told.
    fn series(&self) -> Vec<&Writer> {
        let carriers = self.sides.now.writers.get(&self.suspect.carrier());
        let all = carriers.map(Vec::as_slice).unwrap_or_default().iter();
        match self.suspect.thing {
            Thing::Measurement | Thing::Field(_) => all.collect(),
            Thing::Tag(tag) => all.filter(|series| series.tags.contains_key(tag)).collect(),
            Thing::Type(..) => {
                // A shard group holds a field as one type: whose newest point is in one of these wrote it.
                let groups = self.groups();
                let within =
                    |time: Timestamp| groups.iter().any(|group| group.start <= time && time < group.end);
                all.filter(|series| within(series.newest)).collect()
            }
        }
    }

    /// The shard groups that hold the field, or the type of it.
    fn groups(&self) -> Vec<TimeRange> {
        let held: Vec<&Held> = match self.suspect.thing {
            Thing::Measurement | Thing::Tag(_) => Vec::new(),
            Thing::Field(field) => {
                self.field(field).into_iter().flat_map(|field| field.types.values()).collect()
            }
            Thing::Type(field, stored, _) => {
                self.field(field).and_then(|field| field.types.get(&stored)).into_iter().collect()
            }
        };
        held.into_iter().flat_map(|held| held.groups.iter().flatten().copied()).collect()
    }

    fn values(&self, tag: &str) -> Values {
        let tag = self.measurement().and_then(|measurement| measurement.tags.get(tag));
        tag.map(|tag| Values::of(tag.count, &tag.values, tag)).unwrap_or_default()
    }

    fn measurement(&self) -> Option<&'a ObservedMeasurement> {
        let now: &'a super::Now = self.sides.now;
        now.observed.get(self.suspect.bucket)?.measurements.get(self.suspect.measurement)
    }

    fn field(&self, field: &str) -> Option<&'a ObservedField> {
        self.measurement()?.fields.get(field)
    }
}

/// The beginning of a day that is written `YYYY-MM-DD`.
fn day(text: &str) -> Option<Timestamp> {
    format!("{text}T00:00:00Z").parse().ok()
}
