//! `fluxform sample`: points that fit the definitions, made up.

use jiff::{SignedDuration, Timestamp};

use crate::{
    cli::{
        Failure, Outcome,
        args::SampleArguments,
        commands::bucket::key_of,
        project::{self, Opened},
        terminal::Terminal,
    },
    diagnostic::{Place, closest},
    model::{Schema, TimeRange},
    sample::{Amount, SampleError, Sampler, Wanted},
    words::{Tick, count, list},
};

/// How much is made before it is written.
const PART: usize = 1 << 16;

pub fn run(arguments: &SampleArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let schema = opened.schema(terminal)?;
    let wanted = wanted(arguments)?;
    let keys = named(schema, arguments)?;
    let made = keys.iter().map(|key| Ok((*key, Sampler::new(schema, key, wanted)?)));
    let made: Result<Vec<_>, SampleError> = made.collect();
    let made = made.map_err(|error| failure(&error, &opened))?;
    let summary = summary(&made, wanted);
    write(schema, made, terminal)?;
    terminal.note(&summary);
    Ok(Outcome::Clean)
}

/// How many points of what, and that there are none of some measurements.
fn summary(made: &[(&str, Sampler<'_>)], wanted: Wanted) -> String {
    let points: u64 = made.iter().map(|(_, sampler)| sampler.points()).sum();
    let (points, measurements) = (count(points, "point"), count(made.len(), "measurement"));
    let TimeRange { start, end } = wanted.range;
    let all = format!("{points} of {measurements} from {start} to before {end}, seed {}", wanted.seed);
    let without = made.iter().filter(|(_, sampler)| sampler.points() == 0);
    match list(without.map(|(key, _)| *key)) {
        none if none.is_empty() => all,
        some => format!("{all}\nnone of {some}: so few a day that they need a longer range, or --points"),
    }
}

fn wanted(arguments: &SampleArguments) -> Result<Wanted, Failure> {
    let end = arguments.to.map_or_else(Timestamp::now, |time| time.0);
    let day = SignedDuration::from_hours(24);
    let start = arguments.from.map_or_else(|| end.checked_sub(day).unwrap_or(Timestamp::MIN), |time| time.0);
    if start >= end {
        let failure = Failure::new(format!("there is no time from {start} to before {end}"));
        return Err(failure.detail("--from names the first time, --to the first one that is left out"));
    }
    let per_day = arguments.points_per_day.map(Amount::PerDay);
    if arguments.points_per_day.is_some_and(|number| !number.is_finite() || number < 0.0) {
        return Err(Failure::new("--points-per-day is a number of points, such as 24 or 0.033"));
    }
    Ok(Wanted {
        seed: arguments.seed,
        range: TimeRange { start, end },
        amount: arguments.points.map(Amount::Points).or(per_day),
        precision: arguments.precision.into(),
    })
}

/// The keys of the measurements that are named, by their buckets.
fn named<'s>(schema: &'s Schema, arguments: &SampleArguments) -> Result<Vec<&'s str>, Failure> {
    let bucket = arguments.bucket.as_deref().map(|name| key_of(schema, name)).transpose()?;
    let is_in = |key: &&str| bucket.is_none_or(|bucket| schema.measurements[*key].bucket == bucket);
    let mut keys: Vec<&str> = schema.measurements.keys().map(String::as_str).filter(is_in).collect();
    if let Some(unknown) =
        arguments.measurements.iter().find(|name| !keys.iter().any(|key| is_called(schema, key, name)))
    {
        return Err(no_measurement(schema, unknown, &keys));
    }
    let is_wanted = |key: &str| arguments.measurements.iter().any(|name| is_called(schema, key, name));
    keys.retain(|key| arguments.measurements.is_empty() || is_wanted(key));
    keys.sort_by_key(|key| (&schema.measurements[*key].bucket, *key));
    Ok(keys)
}

/// Whether a measurement is called so; a name on the server means all that have it, in different buckets.
fn is_called(schema: &Schema, key: &str, name: &str) -> bool {
    key == name
        || (!schema.measurements.contains_key(name) && schema.measurements[key].server_name(key) == name)
}

fn no_measurement(schema: &Schema, name: &str, keys: &[&str]) -> Failure {
    if let Some(elsewhere) = schema.measurements.get(name) {
        return Failure::new(format!("measurement {} is in another bucket", Tick(name)))
            .detail(format!("it is in {}", Tick(&elsewhere.bucket)));
    }
    let failure = Failure::new(format!("no measurement is called {}", Tick(name)));
    match closest(name, keys.iter().copied()) {
        Some(meant) => failure.detail(format!("did you mean {}?", Tick(meant))),
        None => failure.detail(format!("there are {}", list(keys.iter().copied()))),
    }
}

/// Writes the points, one measurement after the other; with the name of each bucket where there are several.
fn write(schema: &Schema, made: Vec<(&str, Sampler<'_>)>, terminal: &Terminal) -> Result<(), Failure> {
    let made = made.into_iter().map(|(key, sampler)| (&schema.measurements[key].bucket, sampler));
    let made: Vec<_> = made.collect();
    let are_several = made.iter().any(|(bucket, _)| *bucket != made[0].0);
    let mut before = None;
    let mut lines = Vec::with_capacity(2 * PART);
    for (bucket, mut sampler) in made {
        if are_several && before != Some(bucket) {
            lines.extend_from_slice(comment(schema, bucket).as_bytes());
            before = Some(bucket);
        }
        while sampler.write_next(&mut lines) {
            if lines.len() >= PART {
                if !terminal.part(&lines)? {
                    return Ok(());
                }
                lines.clear();
            }
        }
    }
    terminal.part(&lines).map(|_| ())
}

/// A line that says which bucket the points after it are for. A quote, a backslash or a line feed in it could
/// make a part of it what follows.
fn comment(schema: &Schema, bucket: &str) -> String {
    let name = schema.buckets.get(bucket).map_or(bucket, |found| found.server_name(bucket));
    let safe =
        |letter: char| if letter.is_control() || matches!(letter, '"' | '\\') { '\u{fffd}' } else { letter };
    format!("# bucket {}\n", name.chars().map(safe).collect::<String>())
}

/// Where it is wrong, what, and what to do about it.
pub(super) fn failure(error: &SampleError, opened: &Opened) -> Failure {
    let failure = Failure::new(error.to_string());
    let mut path = error.path.as_slice();
    while let Some((_, above)) = path.split_last() {
        if let Some(found) = opened.loaded.sources.location(&Place::value(path.to_vec())) {
            let place = format!("{}:{}:{}", found.file, found.line, found.column);
            return failure.detail(format!("{place}: {}", error.path.join("."))).detail(error.help.clone());
        }
        path = above;
    }
    failure.detail(error.help.clone())
}
