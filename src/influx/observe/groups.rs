//! Which shard groups hold which type of a field.
//!
//! Asked in Flux, a request for each shard group, because only its answers tell the type of each
//! value: within a shard group a field has one.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{
    script::{is_field, points},
    windows::Windows,
};
use crate::{
    influx::{Client, Error, LiveBucket, annotated::Row, stream::Stop},
    model::{FieldType, Held, ObservedBucket, TimeRange},
};

/// The types that were found: (measurement, field) and type.
type Found = BTreeSet<(String, String, FieldType)>;

/// The most fields that a query names.
const MOST_NAMED: usize = 200;

/// Fills in where the types of these fields (measurement, field) of a bucket are held.
pub(super) fn look(
    client: &Client,
    bucket: &LiveBucket,
    observed: &mut ObservedBucket,
    wanted: &BTreeSet<(String, String)>,
    windows: &Windows,
) -> Result<(), Error> {
    let wanted: Vec<_> = wanted.iter().collect();
    let requests: Vec<_> = windows
        .ranges
        .iter()
        .flat_map(|range| wanted.chunks(MOST_NAMED).map(move |fields| (*range, fields)))
        .collect();
    let found = requests.par_iter().map(|(range, fields)| {
        let script = script(&points(bucket, *range), fields, windows.exact);
        let found = client.flux(&bucket.organization, &script, |found: &mut Found, row| add(found, row))?;
        Ok((*range, found))
    });
    let found: Vec<(TimeRange, Found)> = found.collect::<Result<_, Error>>()?;
    let mut places: BTreeMap<(&str, &str, FieldType), Vec<TimeRange>> = BTreeMap::new();
    for (range, found) in &found {
        for (measurement, field, held) in found {
            places.entry((measurement, field, *held)).or_default().push(*range);
        }
    }
    for (measurement, field) in wanted {
        let seen = observed.measurements.get_mut(measurement).and_then(|seen| seen.fields.get_mut(field));
        let Some(seen) = seen else { continue };
        for held in ALL {
            let groups = places.remove(&(measurement, field, held));
            if groups.is_some() || seen.types.contains_key(&held) {
                let groups = Some(groups.unwrap_or_default());
                seen.types.insert(held, Held { groups, exact: windows.exact });
            }
        }
    }
    Ok(())
}

const ALL: [FieldType; 5] =
    [FieldType::Float, FieldType::Integer, FieldType::Unsigned, FieldType::String, FieldType::Boolean];

/// A value of each field in the window; of computed windows the first and the last, since a window
/// may then hold parts of two shard groups.
fn script(points: &str, fields: &[&(String, String)], exact: bool) -> String {
    let conditions: Vec<_> = fields.iter().map(|(measurement, field)| is_field(measurement, field)).collect();
    let end = |end: &str| {
        format!(
            "data\n    |> {end}()\n    |> keep(columns: [\"_measurement\", \"_field\", \"_value\"])\n    |> limit(n: 1)\n    \
             |> map(fn: (r) => ({{_measurement: string(v: json.encode(v: r._measurement)), \
             _field: string(v: json.encode(v: r._field)), _value: r._value}}))\n    |> yield(name: \"{end}\")\n"
        )
    };
    let last = if exact { String::new() } else { end("last") };
    format!(
        "import \"json\"\ndata = {points}\n    |> filter(fn: (r) => {})\n{}{last}",
        conditions.join(" or "),
        end("first")
    )
}

fn add(found: &mut Found, row: &Row<'_>) -> Result<(), Stop> {
    let name = |column: &str| serde_json::from_str(row.get(column).unwrap_or_default());
    if let Some(held) = row.value_type() {
        found.insert((name("_measurement")?, name("_field")?, held));
    }
    Ok(())
}
