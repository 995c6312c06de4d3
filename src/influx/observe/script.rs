//! Parts of Flux scripts that look at a bucket by its id.

use jiff::Timestamp;

use crate::{
    flux::string,
    influx::{
        Client, Error, LiveBucket,
        data_range::{EARLIEST, LATEST},
    },
    model::TimeRange,
};

/// Whenever points are.
pub(super) const EVER: TimeRange = TimeRange { start: Timestamp::MIN, end: Timestamp::MAX };

/// The points of a bucket in a range whose end is not part of it.
pub(super) fn points(bucket: &LiveBucket, range: TimeRange) -> String {
    format!("from(bucketID: {})\n    |> range({})", string(bucket.id.as_str()), bounds(range))
}

/// The arguments `start` and `stop`, within what the server can store.
fn bounds(range: TimeRange) -> String {
    let [least, most] = [EARLIEST, LATEST].map(|text| text.parse::<Timestamp>().unwrap_or_default());
    let [start, stop] = [range.start, range.end].map(|time| time.clamp(least, most));
    format!("start: {start}, stop: {stop}")
}

/// The number of series of a bucket that have points in a range, and for which a condition holds
/// if there is one. Read off the index, whatever the types of the fields are.
pub(super) fn cardinality(
    client: &Client,
    bucket: &LiveBucket,
    range: TimeRange,
    condition: Option<&str>,
) -> Result<u64, Error> {
    let condition = condition.map(|text| format!(", predicate: (r) => {text}")).unwrap_or_default();
    let script = format!(
        "import \"influxdata/influxdb\"\ninfluxdb.cardinality(bucketID: {}, {}{condition})",
        string(bucket.id.as_str()),
        bounds(range)
    );
    let count = client.flux(&bucket.organization, &script, |count: &mut Option<u64>, row| {
        *count = row.get("_value").and_then(|value| value.parse().ok());
        Ok(())
    });
    count?.ok_or_else(|| client.flux_said("influxdb.cardinality gave no number"))
}

/// Makes each row a JSON text in `_value`, which is exact where CSV is not: line ends. A script with
/// it imports `json`.
pub(super) const AS_JSON: &str = "map(fn: (r) => ({_value: string(v: json.encode(v: r))}))";

/// The condition that a row is one of a field.
pub(super) fn is_field(measurement: &str, field: &str) -> String {
    format!("(r._measurement == {} and r._field == {})", string(measurement), string(field))
}

/// The condition that a row is one of a measurement.
pub(super) fn is_measurement(measurement: &str) -> String {
    format!("r._measurement == {}", string(measurement))
}
