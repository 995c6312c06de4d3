//! What is seen of one measurement.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use influxdb_line_protocol::FieldValue;
use jiff::Timestamp;

use super::{Point, Texts};
use crate::{
    model::{FieldType, Held, ObservedField, ObservedMeasurement, ObservedTag, TimeRange},
    points::point::kind_of,
};

/// A measurement, while its points are looked at.
#[derive(Debug, Default)]
pub(super) struct Measurement {
    /// The hash of each series, and which of `tag_sets` it carries.
    series: HashMap<u64, usize>,
    /// The different sets of tag keys that series carry, sorted.
    tag_sets: Vec<Vec<String>>,
    tags: BTreeMap<String, Tag>,
    fields: BTreeMap<String, Field>,
    points: u64,
    texts: BTreeMap<String, Texts>,
    /// The oldest and the newest time, in nanoseconds.
    times: Option<(i64, i64)>,
}

#[derive(Debug, Default)]
struct Field {
    types: BTreeSet<FieldType>,
    /// How many points have it.
    points: u64,
}

#[derive(Debug, Default)]
struct Tag {
    hashes: HashSet<u64>,
    values: BTreeSet<String>,
}

impl Measurement {
    /// Adds a point; of each text field at most `texts` texts are kept.
    pub fn add(&mut self, point: &Point<'_>, time: Option<i64>, texts: usize) {
        self.points += 1;
        self.add_series(point);
        for (key, value) in &point.fields {
            self.add_field(key, kind_of(value));
            if let FieldValue::String(text) = value {
                self.texts_of(key).add(text, time, texts);
            }
        }
        if let Some(time) = time {
            self.add_times((time, time));
        }
    }

    fn add_field(&mut self, key: &str, kind: FieldType) {
        if !self.fields.contains_key(key) {
            self.fields.insert(key.to_owned(), Field::default());
        }
        if let Some(field) = self.fields.get_mut(key) {
            field.types.insert(kind);
            field.points += 1;
        }
    }

    fn texts_of(&mut self, key: &str) -> &mut Texts {
        if !self.texts.contains_key(key) {
            self.texts.insert(key.to_owned(), Texts::default());
        }
        self.texts.entry(key.to_owned()).or_default()
    }

    /// The values of a series' tags are looked at once: with its first point.
    fn add_series(&mut self, point: &Point<'_>) {
        let mut tags: Vec<(&str, &str)> =
            point.tags.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        tags.sort_unstable();
        let hash = hash(&tags);
        if self.series.contains_key(&hash) {
            return;
        }
        let keys = tags.iter().map(|(key, _)| (*key).to_owned()).collect();
        let set = self.tag_set(keys);
        self.series.insert(hash, set);
        for (key, value) in tags {
            self.tags.entry(key.to_owned()).or_default().add(value);
        }
    }

    fn tag_set(&mut self, keys: Vec<String>) -> usize {
        self.tag_sets.iter().position(|set| *set == keys).unwrap_or_else(|| {
            self.tag_sets.push(keys);
            self.tag_sets.len() - 1
        })
    }

    fn add_times(&mut self, (oldest, newest): (i64, i64)) {
        let (from, to) = self.times.unwrap_or((oldest, newest));
        self.times = Some((from.min(oldest), to.max(newest)));
    }

    /// Adds what was seen in a later part of the input.
    pub fn merge(&mut self, later: Self, texts: usize) {
        let sets: Vec<usize> = later.tag_sets.into_iter().map(|keys| self.tag_set(keys)).collect();
        for (hash, set) in later.series {
            self.series.entry(hash).or_insert(sets[set]);
        }
        for (key, tag) in later.tags {
            self.tags.entry(key).or_default().merge(tag);
        }
        self.points += later.points;
        for (key, more) in later.fields {
            let field = self.fields.entry(key).or_default();
            field.types.extend(more.types);
            field.points += more.points;
        }
        for (key, more) in later.texts {
            self.texts.entry(key).or_default().merge(more, texts);
        }
        if let Some(times) = later.times {
            self.add_times(times);
        }
    }

    /// The fields that some points lack. A field that a point has twice may hide that another lacks it.
    pub fn gaps(&self) -> BTreeSet<String> {
        let lacking = self.fields.iter().filter(|(_, field)| field.points < self.points);
        lacking.map(|(key, _)| key.clone()).collect()
    }

    /// What was seen, and the texts of its fields.
    pub fn finish(self) -> (ObservedMeasurement, BTreeMap<String, Texts>) {
        let mut series_with: BTreeMap<&str, u64> = BTreeMap::new();
        for set in self.series.values() {
            for key in &self.tag_sets[*set] {
                *series_with.entry(key).or_default() += 1;
            }
        }
        let tags = self.tags.into_iter().map(|(key, tag)| {
            let series = series_with.get(key.as_str()).copied().unwrap_or(0);
            (key, ObservedTag { count: tag.hashes.len() as u64, series, values: tag.values })
        });
        let fields = self.fields.into_iter().map(|(key, field)| {
            let types = field.types.into_iter().map(|kind| (kind, Held::default())).collect();
            (key, ObservedField { types })
        });
        let observed = ObservedMeasurement {
            series: self.series.len() as u64,
            tags: tags.collect(),
            fields: fields.collect(),
            times: self.times.map(|(oldest, newest)| range(oldest, newest)),
        };
        (observed, self.texts)
    }
}

impl Tag {
    fn add(&mut self, value: &str) {
        if self.hashes.insert(hash(value)) && self.values.len() < ObservedTag::KEPT {
            self.values.insert(value.to_owned());
        }
    }

    fn merge(&mut self, later: Self) {
        self.hashes.extend(later.hashes);
        for value in later.values {
            if self.values.len() >= ObservedTag::KEPT {
                break;
            }
            self.values.insert(value);
        }
    }
}

fn hash(thing: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}

fn range(oldest: i64, newest: i64) -> TimeRange {
    let time = |nanoseconds: i64| Timestamp::from_nanosecond(nanoseconds.into()).unwrap_or_default();
    TimeRange { start: time(oldest), end: time(newest) }
}
