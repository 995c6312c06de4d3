//! Points for a trial: as many as the definitions expect, over all that the buckets keep.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::{scratch::Scratch, stopped};
use crate::{
    cli::{Failure, args::QueryArguments, commands::sample, project::Opened, settings::server_failure},
    model::{Retention, TimeRange},
    points::Precision,
    sample::{Sampler, Wanted},
    transfer::Stop,
};

/// As much as is written with one request.
const PART: usize = 1 << 19;

/// How far points reach back where a bucket keeps everything.
const DAYS: u64 = 30;

const DAY: u64 = 86_400;

/// Fills the buckets; how many points there are.
pub(super) fn fill(
    opened: &Opened,
    scratch: &Scratch<'_>,
    measurements: &BTreeSet<String>,
    arguments: &QueryArguments,
    stop: &Stop,
) -> Result<u64, Failure> {
    let mut points = 0;
    for key in measurements {
        let (Some(bucket), Some(range)) = (scratch.bucket_of(key), range(scratch, key, arguments.days))
        else {
            continue;
        };
        let wanted = Wanted { seed: arguments.seed, range, amount: None, precision: Precision::Nanoseconds };
        let sampler = Sampler::new(scratch.schema(), key, wanted);
        let mut sampler = sampler.map_err(|error| sample::failure(&error, opened))?;
        points += sampler.points();
        let mut lines = Vec::with_capacity(2 * PART);
        loop {
            let more = sampler.write_next(&mut lines);
            if lines.len() >= PART || (!more && !lines.is_empty()) {
                scratch.client.write(&bucket, &lines).map_err(|error| server_failure(&error))?;
                lines.clear();
            }
            if stop.is_requested() {
                return Err(stopped());
            }
            if !more {
                break;
            }
        }
    }
    Ok(points)
}

/// What the bucket of a measurement keeps, but for a while: what is dropped while it is being written is no trial.
fn range(scratch: &Scratch<'_>, measurement: &str, days: Option<u64>) -> Option<TimeRange> {
    let schema = scratch.schema();
    let bucket = schema.buckets.get(&schema.measurements.get(measurement)?.bucket)?;
    let kept = match bucket.retention {
        Retention::For(span) => span.as_secs() - (span.as_secs() / 20).min(3_600),
        Retention::Infinite => DAYS * DAY,
    };
    let seconds = days.map_or(kept, |days| days.saturating_mul(DAY).min(kept));
    let end = Timestamp::now();
    let start = end.checked_sub(SignedDuration::from_secs(i64::try_from(seconds).ok()?)).ok()?;
    Some(TimeRange { start, end })
}
