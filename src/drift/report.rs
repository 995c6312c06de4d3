//! All that was found.

use serde::Serialize;

use super::{AgedOut, Deviation, Sides, Wanted, buckets, budgets, data, gone, tables, tasks};

/// What was found, sorted: buckets, tasks, the data by bucket, measurement and key, then tables.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    pub deviations: Vec<Deviation>,
    /// Measurements that are gone as they should be.
    pub aged_out: Vec<AgedOut>,
    /// The number of tasks that the record does not have and that are not known to be younger.
    pub tasks_not_compared: usize,
    /// The buckets of whose data there is no record.
    pub without_record: Vec<String>,
}

/// What has to be looked at more closely; `sides` lack it still.
pub fn wanted(sides: &Sides<'_>) -> Wanted {
    let mut wanted = data::wanted(sides);
    for deviation in budgets::deviations(sides) {
        let (_, bucket, measurement, _) = deviation.place();
        wanted.times.insert((bucket.to_owned(), measurement.to_owned()));
    }
    wanted
}

/// Compares; what [`wanted`](super::wanted) asks for should be there.
pub fn compare(sides: &Sides<'_>) -> Report {
    let (tasks, tasks_not_compared) = tasks::deviations(sides);
    let (gone, aged_out) = gone::gone(sides);
    let parts = [
        buckets::deviations(sides),
        tasks,
        data::deviations(sides),
        gone,
        gone::unreadable(sides),
        budgets::deviations(sides),
        tables::deviations(sides),
    ];
    let mut deviations: Vec<Deviation> = parts.into_iter().flatten().collect();
    deviations.sort_by(|a, b| a.place().cmp(&b.place()));
    Report { deviations, aged_out, tasks_not_compared, without_record: without_record(sides) }
}

fn without_record(sides: &Sides<'_>) -> Vec<String> {
    let Some(recorded) = sides.recorded else { return Vec::new() };
    let seen = sides.now.observed.keys();
    seen.filter(|name| !recorded.observed.contains_key(*name)).cloned().collect()
}
