//! Which queries and rollups read what changed.

use std::collections::BTreeSet;

use crate::{
    diagnostic::Grade,
    diff::{Difference, Subject},
    lint::grades,
    model::{Query, Schema},
};

/// The addresses of the queries and rollups of `after` that read a measurement in which something differs
/// that breaks readers, sorted. Raw Flux is searched by a rule of its own.
pub(super) fn readers(after: &Schema, differences: &[Difference<'_>]) -> Vec<String> {
    let broken = broken(after, differences);
    let reads = |query: &Query| reads(after, query, &broken, 0);
    let queries =
        after.queries.iter().filter(|(_, query)| reads(query)).map(|(key, _)| format!("queries.{key}"));
    let rollups = after.rollups.iter().filter(|(_, rollup)| broken.contains(rollup.from.as_str()));
    queries.chain(rollups.map(|(key, _)| format!("rollups.{key}"))).collect()
}

/// The measurements in which something differs that breaks readers.
fn broken<'a>(after: &'a Schema, differences: &[Difference<'a>]) -> BTreeSet<&'a str> {
    let mut broken = BTreeSet::new();
    for difference in differences.iter().filter(|difference| grades(difference).contains(&Grade::Query)) {
        match difference.subject {
            Subject::Measurement(key) => broken.extend([key]),
            Subject::Field { measurement, .. } | Subject::Carried { measurement, .. } => {
                broken.extend([measurement]);
            }
            Subject::Tag(key) => {
                let carry =
                    after.measurements.iter().filter(|(_, held)| held.tags.iter().any(|tag| tag == key));
                broken.extend(carry.map(|(key, _)| key.as_str()));
            }
            Subject::Bucket(key) => broken.extend(after.measurements_of(key).map(|(key, _)| key)),
            _ => {}
        }
    }
    broken
}

/// Unions of unions are followed as deep as they sensibly go: a circle is a finding of its own.
const DEEPEST: usize = 16;

fn reads(schema: &Schema, query: &Query, broken: &BTreeSet<&str>, depth: usize) -> bool {
    let itself = query.from.names().iter().any(|from| broken.contains(from.as_str()));
    let parts = || query.union.iter().filter_map(|part| schema.queries.get(part));
    itself || (depth < DEEPEST && parts().any(|part| reads(schema, part, broken, depth + 1)))
}
