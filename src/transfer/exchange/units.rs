//! Which stretches of time are emptied one by one.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::{
    influx::{HOUR, HourCount},
    model::{Span, TimeRange, computed_shard_groups},
    transfer::{
        Error, Window, WindowRecord, change::Change, read::Reader, types::types_of, windows::nanoseconds,
    },
};

/// A stretch of time that holds points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::transfer) struct Unit {
    pub window: Window,
    /// The end of the shard group, if points are still being written to it.
    pub open_until: Option<Timestamp>,
}

const EVER: Window = Window { first: i64::MIN + 2, last: i64::MAX - 1 };

/// The units of a measurement that hold points, the oldest first.
///
/// Where the bounds of the shard groups are known (an operator's token reads them), each group is one.
/// Where they are not, groups are computed from the bucket's shard group duration, which is wrong for
/// those that are older than its last change. That does not matter as long as fields keep their types:
/// what is cut in two is exchanged in two steps. If types change it would: a real group would keep a
/// piece of the old type, and the server would refuse the new one there. Then all of the measurement is
/// one unit: everything is archived, everything removed, everything written, and the measurement is
/// empty for as long as that takes.
pub(in crate::transfer) fn units(reader: &Reader<'_>, retypes: bool) -> Result<Vec<Unit>, Error> {
    let Some(times) = reader.seen.times else { return Ok(Vec::new()) };
    let duration = reader.place.bucket.settings.keeping.shard_group_duration;
    let groups = match &reader.place.groups {
        Some(groups) => groups.clone(),
        None if retypes => return Ok(vec![Unit { window: EVER, open_until: open(times, duration) }]),
        None => computed_shard_groups(times, duration).collect(),
    };
    let now = Timestamp::now();
    let units = groups.into_iter().map(|group| Unit {
        window: Window::before(group),
        open_until: (group.end > now).then_some(group.end),
    });
    let mut units: Vec<Unit> = units.collect();
    units.sort_unstable();
    let hours = reader.mover.client.hours(&reader.place.source, reader.selection(EVER), reader.seen)?;
    let points = Window { first: nanoseconds(times.start), last: nanoseconds(times.end) };
    units.retain(|unit| match &hours {
        Some(hours) => has_points(hours, unit.window),
        None => unit.window.within(points).is_some(),
    });
    Ok(units)
}

/// Whether an hour with points touches a window.
fn has_points(hours: &[HourCount], window: Window) -> bool {
    let next = hours.partition_point(|hour| hour.first.saturating_add(HOUR) <= window.first);
    hours.get(next).is_some_and(|hour| hour.first <= window.last)
}

/// The end of the shard group of now, as it is computed, if there are points in it or after it.
fn open(points: TimeRange, duration: Span) -> Option<Timestamp> {
    let now = Timestamp::now();
    let group = computed_shard_groups(TimeRange { start: now, end: now }, duration).next()?;
    (points.end >= group.start).then_some(group.end)
}

/// Whether a field gets another type than it has somewhere.
pub(in crate::transfer) fn retypes(reader: &Reader<'_>, change: Change<'_>) -> bool {
    let new = types_of(change, reader.measurement, reader.seen);
    new.iter().any(|(field, new)| {
        let held = reader.seen.fields.get(String::from_utf8_lossy(field).as_ref());
        held.is_some_and(|held| held.types.keys().any(|held| held != new))
    })
}

/// The units that are to be worked on: those that the journal knows, some of which may be empty by now,
/// and what was found besides, as far as it lies outside of them.
pub(in crate::transfer) fn after(records: &BTreeMap<Window, WindowRecord>, found: Vec<Unit>) -> Vec<Unit> {
    let mut units: Vec<Unit> =
        records.keys().map(|window| Unit { window: *window, open_until: None }).collect();
    for unit in found {
        let parts = records.keys().fold(vec![unit.window], |parts, taken| without(parts, *taken));
        units.extend(parts.into_iter().map(|window| Unit { window, ..unit }));
    }
    units.sort_unstable();
    units
}

/// What of some windows lies outside of another one.
fn without(windows: Vec<Window>, taken: Window) -> Vec<Window> {
    let parts = windows.into_iter().flat_map(|window| {
        let Some(common) = window.within(taken) else { return [Some(window), None] };
        let before =
            (window.first < common.first).then(|| Window { first: window.first, last: common.first - 1 });
        let after = (common.last < window.last).then(|| Window { first: common.last + 1, last: window.last });
        [before, after]
    });
    parts.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::WindowName;

    #[test]
    fn what_the_journal_knows_is_not_cut_anew() {
        let window = |first, last| Window { first, last };
        let record = |window: Window| (window, WindowRecord::new(WindowName::new("m", window)));
        let records = [record(window(10, 19)), record(window(30, 39))].into();
        let found = [window(0, 34), window(35, 50), window(12, 13)];
        let found = found.map(|window| Unit { window, open_until: None }).to_vec();
        let windows: Vec<_> =
            after(&records, found).into_iter().map(|unit| (unit.window.first, unit.window.last)).collect();
        assert_eq!(windows, [(0, 9), (10, 19), (20, 29), (30, 39), (40, 50)]);
    }
}
