//! Measurements for templates.

use minijinja::value::Value;
use rayon::prelude::*;
use serde::Serialize;

use super::{
    super::{
        super::{Problem, names::Taken, wire},
        identifiers::{Identifiers, identifiers},
        manifest::Kind,
    },
    Maker, bucket,
    field::Field,
};
use crate::model;

/// A measurement.
#[derive(Debug, Serialize)]
struct Measurement<'a> {
    key: &'a str,
    name: &'a str,
    names: Identifiers,
    description: &'a str,
    bucket: Value,
    /// By their names on the server: the order in which they stand in a line.
    tags: Vec<Carried<'a>>,
    fields: Vec<Field<'a>>,
}

/// A tag of a measurement.
#[derive(Debug, Serialize)]
struct Carried<'a> {
    key: &'a str,
    name: &'a str,
    /// Distinct among the tags and fields of the measurement.
    names: Identifiers,
    optional: bool,
    tag: Value,
}

impl<'a> Maker<'a> {
    /// All measurements, by their keys.
    pub(super) fn measurements(&self, problems: &mut Vec<Problem>) -> Vec<Value> {
        let keys: Vec<&str> = self.schema.measurements.keys().map(String::as_str).collect();
        let names = identifiers(self.manifest, Kind::Measurement, &keys);
        let measurements: Vec<_> = self.schema.measurements.iter().zip(names).collect();
        let made = measurements.into_par_iter().map(|((key, measurement), names)| {
            let mut problems = Vec::new();
            let context = self.measurement(key, names, measurement, &mut problems);
            (super::value(&context), problems)
        });
        let (values, found): (Vec<Value>, Vec<Vec<Problem>>) = made.unzip();
        problems.extend(found.into_iter().flatten());
        values
    }

    fn measurement(
        &self,
        key: &'a str,
        names: Identifiers,
        measurement: &'a model::Measurement,
        problems: &mut Vec<Problem>,
    ) -> Measurement<'a> {
        let name = measurement.server_name(key);
        let fault = wire::measurement_fault(name);
        problems.extend(fault.map(|why| wire::problem(["measurements", key], name, why)));
        let tags = self.schema.tags_of(measurement);
        let members = tags.iter().map(|(key, _)| *key).chain(measurement.fields.keys().map(String::as_str));
        let mut members = identifiers(self.manifest, Kind::Member, &members.collect::<Vec<_>>()).into_iter();
        let tags = tags.into_iter().zip(members.by_ref()).map(|((key, tag), names)| Carried {
            key,
            name: tag.server_name(key),
            names,
            optional: measurement.is_optional_tag(key),
            tag: self.tags.get(key).cloned().unwrap_or_default(),
        });
        let tags = tags.collect();
        let mut types = Taken::new(&self.manifest.words_of(Kind::Type));
        types.give(names.pascal());
        let fields = measurement.fields.iter().zip(members);
        let fields = fields.filter_map(|((field, definition), names)| {
            let made = Field::new(field, names, definition, self.manifest, &mut types);
            let placed = |problem: Problem| problem.within(["measurements", key]);
            made.map_err(|found| problems.extend(found.into_iter().map(placed))).ok()
        });
        Measurement {
            key,
            name,
            names,
            description: &measurement.description,
            bucket: self.bucket(&measurement.bucket),
            tags,
            fields: fields.collect(),
        }
    }

    fn bucket(&self, key: &str) -> Value {
        let found = self.buckets.get(key).cloned();
        found.unwrap_or_else(|| bucket::undefined(key, self.manifest))
    }
}
