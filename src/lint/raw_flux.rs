//! Raw Flux and the definitions: what a script says that it reads, looked up.

use crate::{
    diagnostic::Place,
    flux::{Said, said},
    model::{Measurement, Query, Schema},
};

/// What a script says of one bucket.
pub(super) struct Reading<'a> {
    pub said: Said,
    /// The key of the bucket, if it is defined.
    pub bucket: Option<&'a str>,
    /// The measurements that may be read: those that are named, or all of the bucket. None where one of them is not
    /// known.
    pub measurements: Vec<(&'a str, &'a Measurement)>,
}

impl<'a> Reading<'a> {
    /// Of the raw Flux of a query.
    pub fn of(schema: &'a Schema, query: &Query) -> Vec<Self> {
        let said = query.flux.as_deref().map(said).unwrap_or_default();
        said.into_iter().map(|said| Self::new(schema, said)).collect()
    }

    fn new(schema: &'a Schema, said: Said) -> Self {
        let bucket = schema.bucket_called(&said.bucket.text).map(|(key, _)| key);
        let mut measurements: Vec<_> =
            bucket.into_iter().flat_map(|key| schema.measurements_of(key)).collect();
        if !said.any_measurement && !said.measurements.is_empty() {
            let named =
                |name: &str| measurements.iter().find(|(key, found)| found.server_name(key) == name).copied();
            let found: Option<Vec<_>> = said.measurements.iter().map(|name| named(&name.text)).collect();
            measurements = found.unwrap_or_default();
        }
        Self { said, bucket, measurements }
    }

    /// The keys of the tags that the measurements carry, with their names on the server.
    pub fn tags(&self, schema: &'a Schema) -> Vec<(&'a str, &'a str)> {
        let keys = self.measurements.iter().flat_map(|(_, measurement)| &measurement.tags);
        keys.map(|key| (key.as_str(), schema.tags.get(key).map_or(key.as_str(), |tag| tag.server_name(key))))
            .collect()
    }
}

/// A line, from 1, of the raw Flux of a query, without the blanks around it.
pub(super) fn line(schema: &Schema, query: &str, number: usize) -> Place {
    let flux = schema.queries.get(query).and_then(|query| query.flux.as_deref()).unwrap_or_default();
    let text = flux.lines().nth(number.saturating_sub(1)).unwrap_or_default();
    let column = |text: &str| text.chars().count() + 1;
    let blanks = text.len() - text.trim_start().len();
    Place::line(["queries", query, "flux"], number, column(&text[..blanks]), column(text.trim_end()))
}
