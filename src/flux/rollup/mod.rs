//! A rollup of the definitions as the script of a task, and as a query for one window.
//!
//! A run computes the last window that is whole, so that it gives the same points whenever it is made again:
//! same time, same tags. Within a task `now()` is the time that the run was scheduled for, also where it is
//! made later or by hand (measured on 2.9.1). Each field is a pipeline of its own: values of all types are
//! never in one table.

mod aggregate;
mod derive;
mod error;
mod every;
mod fields;
mod tags;

use jiff::Timestamp;

pub use error::{RollupError, RollupFlaw};
pub use every::Every;

use super::{is_duration, layout, string};
use crate::model::{Measurement, Rollup, Schema, TimeRange};
use tags::Tags;

/// The script of the task that computes the rollup defined under `key`.
///
/// # Errors
/// What cannot be said in Flux, or refers to what is not defined: the first of [`rollup_errors`].
pub fn rollup_task(schema: &Schema, key: &str) -> Result<String, RollupError> {
    let parts = whole(schema, key)?;
    let mut options = vec![("name", string(key)), parts.every.schedule()];
    options.extend(parts.rollup.offset.clone().map(|offset| ("offset", offset)));
    let bounds =
        format!("stop = {}\nstart = date.sub(d: {}, from: stop)", parts.every.stop(), parts.every.length());
    Ok(parts.script(true, &[layout::task(&options), bounds]))
}

/// The query that writes the points of one window, and answers with them.
///
/// # Errors
/// As [`rollup_task`].
pub fn rollup_run(schema: &Schema, key: &str, window: TimeRange) -> Result<String, RollupError> {
    let time = |time: Timestamp| time.to_string();
    let bounds = format!("stop = {}\nstart = {}", time(window.end), time(window.start));
    Ok(whole(schema, key)?.script(false, &[bounds]))
}

/// All that is wrong with the rollup defined under `key`, as far as scripts need it to be right.
pub fn rollup_errors(schema: &Schema, key: &str) -> Vec<RollupError> {
    parts(schema, key).err().unwrap_or_default()
}

/// What a script is made of.
struct Parts<'a> {
    rollup: &'a Rollup,
    every: Every,
    tags: Tags,
    pipelines: Vec<String>,
}

impl Parts<'_> {
    fn script(&self, needs_date: bool, head: &[String]) -> String {
        let packages = [("date", needs_date || self.tags.needs_date), ("strings", self.tags.needs_strings)];
        let imports = packages.into_iter().filter(|(_, needed)| *needed);
        let imports =
            imports.map(|(package, _)| format!("import \"{package}\"")).collect::<Vec<_>>().join("\n");
        let mut head = head.to_vec();
        if let Some(bounds) = head.last_mut() {
            for statement in &self.tags.statements {
                bounds.push_str(&format!("\n{statement}"));
            }
        }
        let blocks = [imports].into_iter().chain(head).chain(self.pipelines.iter().cloned());
        let blocks: Vec<String> = blocks.filter(|block| !block.is_empty()).collect();
        blocks.join("\n\n") + "\n"
    }
}

fn whole<'a>(schema: &'a Schema, key: &str) -> Result<Parts<'a>, RollupError> {
    let gone =
        || RollupError::new(RollupFlaw::Unknown, &[], format!("there is no rollup `{key}`"), "name another");
    parts(schema, key).map_err(|errors| errors.into_iter().next().unwrap_or_else(gone))
}

/// The parts, or all that is wrong.
fn parts<'a>(schema: &'a Schema, key: &str) -> Result<Parts<'a>, Vec<RollupError>> {
    let Some(rollup) = schema.rollups.get(key) else { return Err(Vec::new()) };
    let mut errors = Vec::new();
    if key.is_empty() {
        let help = "give it a name: the task has it, too";
        errors.push(RollupError::new(RollupFlaw::Nothing, &[], "the rollup has no name", help));
    }
    let every = timing(rollup, &mut errors);
    let from = end(schema, "from", &rollup.from, &mut errors);
    let to = end(schema, "to", &rollup.to, &mut errors);
    let (Some(from), Some(to)) = (from, to) else { return Err(errors) };
    let tags = Tags::of(schema, rollup, (from, to), &mut errors);
    let pipelines = fields::pipelines(schema, rollup, (from, to), &tags, &mut errors);
    match every {
        Some(every) if errors.is_empty() => Ok(Parts { rollup, every, tags, pipelines }),
        _ => Err(errors),
    }
}

fn timing(rollup: &Rollup, errors: &mut Vec<RollupError>) -> Option<Every> {
    let every = Every::parse(&rollup.every);
    if every.is_none() {
        let message = format!("windows cannot be {} long", rollup.every);
        let help = "write a part of a day, `1d`, `1w`, `1mo`, `3mo`, `6mo` or `1y`";
        errors.push(RollupError::new(RollupFlaw::Unknown, &["every"], message, help));
    }
    if rollup.offset.as_ref().is_some_and(|offset| !is_duration(offset, false)) {
        let message = "the offset is no duration";
        errors.push(RollupError::new(RollupFlaw::Unknown, &["offset"], message, "write `1h` or `30m`"));
    }
    every
}

fn end<'a>(
    schema: &'a Schema,
    which: &str,
    name: &str,
    errors: &mut Vec<RollupError>,
) -> Option<&'a Measurement> {
    let found = schema.measurements.get(name);
    if found.is_none() {
        let message = format!("there is no measurement `{name}`");
        let help = "name a measurement of the definitions";
        errors.push(RollupError::new(RollupFlaw::Unknown, &[which], message, help));
    }
    found
}
