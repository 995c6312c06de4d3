//! Which windows are computed: those that lie within the times and are over.

use jiff::Timestamp;

use crate::{
    cli::{Failure, args::RunRollupArguments},
    diagnostic::meant_name,
    flux::{Every, rollup_run},
    model::{Schema, TimeRange},
    words::{minute, span},
};

/// A rollup and the windows that are asked for.
#[derive(Debug)]
pub struct Wanted<'a> {
    pub rollup: &'a str,
    pub windows: Vec<TimeRange>,
    /// Those that have not ended yet.
    pub unfinished: Vec<TimeRange>,
}

/// The windows of each rollup that is named; `now` is the server's time.
///
/// # Errors
/// A rollup that there is not or that cannot be written in Flux, and times that hold no whole window.
pub fn wanted<'a>(
    schema: &'a Schema,
    arguments: &RunRollupArguments,
    now: Timestamp,
) -> Result<Vec<Wanted<'a>>, Failure> {
    let mut names: Vec<&String> = arguments.names.iter().collect();
    names.sort();
    names.dedup();
    names.into_iter().map(|name| of_rollup(schema, name, arguments, now)).collect()
}

fn of_rollup<'a>(
    schema: &'a Schema,
    name: &str,
    arguments: &RunRollupArguments,
    now: Timestamp,
) -> Result<Wanted<'a>, Failure> {
    let Some((key, rollup)) = schema.rollups.get_key_value(name) else { return Err(unknown(schema, name)) };
    let range = TimeRange { start: arguments.from.0, end: arguments.to.0 };
    let cannot = |message: &str| Failure::new(format!("the rollup `{key}` cannot be computed: {message}"));
    rollup_run(schema, key, range)
        .map_err(|error| cannot(&error.message).detail(error.help).detail("nothing was written"))?;
    let every = Every::parse(&rollup.every).ok_or_else(|| cannot("its windows have no length"))?;
    let (windows, unfinished): (Vec<TimeRange>, Vec<TimeRange>) =
        every.windows(range).partition(|window| window.end <= now);
    if windows.is_empty() && unfinished.is_empty() {
        let times = span(range.start, range.end);
        return Err(cannot(&format!("{times} holds no whole window of {}", rollup.every))
            .detail("windows begin with their unit, in UTC: months with the first day, weeks with Monday")
            .detail("nothing was written"));
    }
    if windows.is_empty() {
        let end = unfinished.first().map(|window| minute(window.end)).unwrap_or_default();
        return Err(cannot(&format!("its first window ends at {end} UTC only")).detail("nothing was written"));
    }
    Ok(Wanted { rollup: key, windows, unfinished })
}

fn unknown(schema: &Schema, name: &str) -> Failure {
    let failure = Failure::new(format!("there is no rollup `{name}`"));
    match meant_name(name, schema.rollups.keys().map(String::as_str)) {
        Some(meant) => failure.detail(format!("did you mean `{}`?", meant.name)),
        None => failure.detail("`fluxform show` prints the definitions"),
    }
}
