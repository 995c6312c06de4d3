//! One rollup in `influxdb-schema.md`: what it computes of what, and the script of its task.

use serde::Serialize;

use super::{escape::anchor, measurement_entry, reference::Link};
use crate::{
    flux,
    generate::{GenerateError, flux as flux_target},
    model::{Rollup, Schema},
};

/// What the template gets of a rollup.
#[derive(Debug, Serialize)]
pub struct RollupEntry<'a> {
    name: &'a str,
    anchor: String,
    description: &'a str,
    from: Link<'a>,
    to: Link<'a>,
    every: &'a str,
    offset: Option<&'a str>,
    is_paused: bool,
    fields: Vec<FieldRow<'a>>,
    /// The script, as the server gets it.
    flux: String,
}

#[derive(Debug, Serialize)]
struct FieldRow<'a> {
    name: &'a str,
    function: &'a str,
    source: &'a str,
}

/// The entries of all rollups.
///
/// # Errors
/// All rollups that cannot be compiled.
pub fn entries(schema: &Schema) -> Result<Vec<RollupEntry<'_>>, GenerateError> {
    let (mut entries, mut problems) = (Vec::new(), Vec::new());
    for (key, rollup) in &schema.rollups {
        match flux::rollup_task(schema, key) {
            Ok(script) => entries.push(entry(schema, key, rollup, script)),
            Err(error) => problems.push(flux_target::rollup_problem(key, error)),
        }
    }
    if problems.is_empty() { Ok(entries) } else { Err(GenerateError::Problems(problems)) }
}

fn entry<'a>(schema: &'a Schema, key: &'a str, rollup: &'a Rollup, flux: String) -> RollupEntry<'a> {
    let link = |key: &'a String| {
        let name = schema.measurements.get(key).map_or(key.as_str(), |own| own.server_name(key));
        measurement_entry::link(name, key)
    };
    let fields = rollup.computed().map(|(name, function, source)| FieldRow { name, function, source });
    RollupEntry {
        name: key,
        anchor: anchor(&format!("Rollup {key}")),
        description: &rollup.description,
        from: link(&rollup.from),
        to: link(&rollup.to),
        every: &rollup.every,
        offset: rollup.offset.as_deref(),
        is_paused: !rollup.enabled,
        fields: fields.collect(),
        flux,
    }
}
