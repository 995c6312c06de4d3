//! Which tags tell the series that carry something from the rest of their measurement: who wrote it.

use std::collections::BTreeMap;

use super::WrittenBy;
use crate::model::{ObservedMeasurement, Writer};

/// The most series that are looked at for one thing.
pub const SERIES: usize = 1_000;

/// The most tags that name a writer.
const NAMED: usize = 3;

/// The series that carry something, newest first or not; `tag` is the thing itself, if it is a tag,
/// and tells nothing of its writer. Nothing if no series is known.
pub fn written_by(
    series: &[&Writer],
    measurement: &ObservedMeasurement,
    tag: Option<&str>,
) -> Option<WrittenBy> {
    let last = series.iter().max_by_key(|series| series.newest)?;
    let same = |key: &str, value: &str| {
        series.iter().all(|series| series.tags.get(key).is_some_and(|other| other == value))
    };
    let is_all = series.len() as u64 >= measurement.series;
    let shared = last.tags.iter().filter(|(key, value)| Some(key.as_str()) != tag && same(key, value));
    let mut telling: Vec<_> = shared.filter(|(key, _)| is_all || tells(measurement, key)).collect();
    let values = |key: &str| measurement.tags.get(key).map_or(0, |tag| tag.count);
    telling.sort_by(|(a, _), (b, _)| values(b).cmp(&values(a)).then(a.cmp(b)));
    telling.truncate(NAMED);
    Some(WrittenBy {
        series: series.len(),
        more: series.len() >= SERIES,
        tags: telling.into_iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
        example: last.tags.clone().into_iter().collect::<BTreeMap<_, _>>(),
    })
}

/// Whether not every series of the measurement has the same value of a tag.
fn tells(measurement: &ObservedMeasurement, key: &str) -> bool {
    measurement.tags.get(key).is_none_or(|tag| tag.count > 1 || tag.series < measurement.series)
}
