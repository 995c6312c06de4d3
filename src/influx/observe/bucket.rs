//! One bucket: what its fields and series say, put together.

use std::collections::BTreeSet;

use super::{
    field_keys::{FieldKeys, field_keys},
    series::{Counted, Series, series},
    series_key::unescaped,
    way::Way,
};
use crate::{
    influx::{Client, Error, LiveBucket, influxql::Database},
    model::{FieldType, Held, ObservedBucket, ObservedField, ObservedMeasurement},
};

/// Looks at a bucket.
pub(super) fn look(client: &Client, _bucket: &LiveBucket, way: &Way) -> Result<ObservedBucket, Error> {
    match way {
        Way::InfluxQl(database) => by_influxql(client, database),
        Way::Flux => Ok(ObservedBucket::default()),
    }
}

fn by_influxql(client: &Client, database: &Database) -> Result<ObservedBucket, Error> {
    let (fields, series) = rayon::join(|| field_keys(client, database), || series(client, database));
    Ok(together(fields?, series?))
}

/// What the two lists say.
fn together(fields: FieldKeys, mut series: Series) -> ObservedBucket {
    let (unreadable, readable): (FieldKeys, FieldKeys) =
        fields.into_iter().partition(|(name, _)| is_unreadable(name));
    for name in unreadable.keys() {
        let misread = unescaped(name, ", ");
        if !readable.contains_key(misread.as_ref()) {
            series.measurements.remove(misread.as_ref());
        }
    }
    let mut observed =
        ObservedBucket { unreadable: unreadable.into_keys().collect(), ..ObservedBucket::default() };
    for (name, fields) in readable {
        let measurement = observed.measurements.entry(name).or_default();
        measurement.fields = fields.into_iter().map(|(key, types)| (key, field(types))).collect();
    }
    for (name, counted) in series.measurements {
        counted.fill(observed.measurements.entry(name).or_default());
    }
    observed
}

/// Whether the server stores a measurement under one name and looks it up under another: a
/// backslash right before a comma or a blank, which it takes for an escape.
fn is_unreadable(measurement: &str) -> bool {
    measurement.contains("\\,") || measurement.contains("\\ ")
}

fn field(types: BTreeSet<FieldType>) -> ObservedField {
    ObservedField { types: types.into_iter().map(|held| (held, Held::default())).collect() }
}

impl Counted {
    fn fill(self, measurement: &mut ObservedMeasurement) {
        measurement.series = self.series;
        measurement.tags = self.tags.into_iter().map(|(key, tally)| (key, tally.into())).collect();
    }
}
