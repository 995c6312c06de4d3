//! A bridge: the script of a task that keeps a new shape filled as long as something writes the old one.
//!
//! Each minute it copies what the last [`OVERLAP`] and the time to come hold of the old shape, changed
//! as a [`Transform`] says. It need not be perfect: points that are older when they are written are
//! left to the last copy before the old shape goes, and so are values that do not become the new type
//! for certain. What it writes must be right, though: a transform that Flux cannot carry out exactly
//! has no bridge, and [`NoBridge`] says why.
//!
//! Read by `from`, each field of each series is a table of its own, so that a measurement may have
//! fields of all types; `to` writes what it is given point by point, whatever the tables are, and
//! takes all columns of text for tags (measured on 2.9.1, with texts of several lines, optional fields
//! and series without tags).

mod cast;
mod error;
mod routes;
mod tags;

use std::collections::BTreeMap;

pub use error::NoBridge;

use super::{
    layout::{self, Pipeline, Step, With},
    name::column,
    string,
};
use crate::model::{ObservedField, Transform};
use cast::Cast;
use routes::{Route, Routes};

/// How far back a bridge looks: as late as points may come to be copied by it.
pub const OVERLAP: &str = "10m";

/// How often it runs.
pub const EVERY: &str = "1m";

/// The end of time for the server: without a stop, a range ends at now.
const EVER: &str = "2262-04-11T23:47:16.854775806Z";

/// A measurement of a bucket, by the names on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape<'a> {
    pub bucket: &'a str,
    pub measurement: &'a str,
}

/// What is copied from where to where.
#[derive(Debug, Clone, Copy)]
pub struct Bridge<'a> {
    /// The name of the task.
    pub name: &'a str,
    pub from: Shape<'a>,
    /// Where the points go, whatever the transform says of the measurement.
    pub to: Shape<'a>,
    /// Only the series with these values of tags; all if none is named.
    pub only: &'a BTreeMap<String, String>,
    pub transform: &'a Transform,
    /// The fields that were seen in the old shape: a cast has to know from which type.
    pub seen: &'a BTreeMap<String, ObservedField>,
}

/// The script of a bridge.
///
/// # Errors
/// Why there is none: what cannot be carried out exactly.
pub fn bridge(bridge: &Bridge<'_>) -> Result<String, NoBridge> {
    let tags = tags::steps(bridge)?;
    let stays = bridge.from == bridge.to && tags.is_empty();
    let routes = Routes::of(bridge.transform, bridge.seen, stays)?;
    let mut ends: Vec<Vec<Step>> = routes.same().into_iter().collect();
    ends.extend(routes.others.iter().map(route_steps));
    if ends.is_empty() {
        return Err(NoBridge::Nothing);
    }
    let imports = if routes.rounds() { "import \"math\"\n\n" } else { "" };
    let steps = [start(bridge), tags].concat();
    let source = format!("from(bucket: {})", string(bridge.from.bucket));
    let data = Pipeline { source, steps };
    let body = statements(data, ends, &write(bridge));
    let options = [("name", string(bridge.name)), ("every", EVERY.to_owned())];
    Ok(format!("{imports}{}\n\n{body}\n", layout::task(&options)))
}

/// What is read.
fn start(bridge: &Bridge<'_>) -> Vec<Step> {
    let range = Step::Call(format!("range(start: -{OVERLAP}, stop: {EVER})"));
    let measurement = filter(format!("r._measurement == {}", string(bridge.from.measurement)));
    let only = bridge.only.iter().map(|(tag, value)| filter(format!("{} == {}", column(tag), string(value))));
    [range, measurement].into_iter().chain(only).collect()
}

/// How the points are written.
fn write(bridge: &Bridge<'_>) -> Vec<Step> {
    let moves = bridge.from.measurement != bridge.to.measurement;
    let rename = moves.then(|| set("_measurement", bridge.to.measurement));
    let to = With::new("to", [("bucket:", string(bridge.to.bucket))]);
    rename.into_iter().chain([Step::With(to)]).collect()
}

fn statements(data: Pipeline, ends: Vec<Vec<Step>>, write: &[Step]) -> String {
    let mut ends = ends.into_iter().map(|end| [end, write.to_vec()].concat());
    if ends.len() == 1 {
        let end = ends.next().unwrap_or_default();
        return Pipeline { steps: [data.steps, end].concat(), ..data }.statement();
    }
    // Results of one script need names.
    let ends = ends.enumerate().map(|(number, mut steps)| {
        steps.push(Step::Call(format!("yield(name: \"{}\")", number + 1)));
        Pipeline { source: "data".to_owned(), steps }.statement()
    });
    [data.assignment("data")].into_iter().chain(ends).collect::<Vec<_>>().join("\n\n")
}

/// The points of one field, under their new name and in their new type.
fn route_steps(route: &Route) -> Vec<Step> {
    let mut steps = match route.unless.as_slice() {
        [] => vec![filter(is_field(&route.from))],
        others => routes::without(&route.from, others),
    };
    steps.extend(route.casts.iter().flat_map(Cast::steps));
    if route.from != route.to || !route.unless.is_empty() {
        steps.push(set("_field", &route.to));
    }
    steps
}

fn is_field(field: &str) -> String {
    format!("r._field == {}", string(field))
}

fn filter(condition: String) -> Step {
    Step::AnyOf(vec![condition])
}

fn set(key: &str, value: &str) -> Step {
    Step::With(With::new("set", [("key:", string(key)), ("value:", string(value))]))
}
