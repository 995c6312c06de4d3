//! The timestamp of a point.

use super::{
    Verifier,
    findings::{Findings, Here, Message},
    place::Part,
    shapes::Shape,
    times::{Wrong, shown},
};
use crate::{
    points::{Point, codes},
    words::Tick,
};

/// Checks the time; it in nanoseconds, if there is one that can be relied on. A point without a
/// timestamp gets the server's present.
pub(super) fn check_time(
    verifier: &Verifier<'_>,
    shape: &Shape<'_>,
    here: Here<'_>,
    point: &Point<'_>,
    out: &mut Findings<'_>,
) -> Option<i64> {
    let timestamp = point.timestamp?;
    let time = verifier.clock.precision.nanoseconds(timestamp);
    let Some(wrong) = verifier.clock.wrong(timestamp, shape.keeps) else { return time };
    let rule = match wrong {
        Wrong::Precision(_) | Wrong::NotStored => codes::PRECISION,
        Wrong::TooOld => codes::OUTSIDE_RETENTION,
        Wrong::TooNew => codes::FAR_FUTURE,
    };
    out.add(rule, here, &Part::Time, || message(verifier, shape, timestamp, wrong));
    time.filter(|_| rule.code != codes::PRECISION.code)
}

/// Checks that the server stores the time of a point of which nothing else is known.
pub(super) fn check_any_time(
    verifier: &Verifier<'_>,
    here: Here<'_>,
    point: &Point<'_>,
    out: &mut Findings<'_>,
) {
    let Some(timestamp) = point.timestamp else { return };
    if let Some(wrong @ (Wrong::Precision(_) | Wrong::NotStored)) = verifier.clock.wrong(timestamp, None) {
        out.add(codes::PRECISION, here, &Part::Time, || precision(verifier, timestamp, wrong));
    }
}

fn message(verifier: &Verifier<'_>, shape: &Shape<'_>, timestamp: i64, wrong: Wrong) -> Message {
    let time = verifier.clock.precision.nanoseconds(timestamp).unwrap_or_default();
    match wrong {
        Wrong::Precision(_) | Wrong::NotStored => precision(verifier, timestamp, wrong),
        Wrong::TooOld => {
            let oldest = verifier.clock.now.saturating_sub(shape.keeps.unwrap_or_default());
            let bucket = Tick(shape.bucket);
            Message::new(format!("{} is older than bucket {bucket} keeps", shown(time)))
                .note(format!("it keeps {}: from {} on", shape.retention, shown(oldest)))
                .help("the server answers 422 and drops the point; `--now` sets another present for archives")
        }
        Wrong::TooNew => Message::new(format!("{} is more than a year ahead", shown(time)))
            .note("each time far ahead opens a shard group of its own, and most queries end at the present")
            .help("correct the clock or the unit of the writer"),
    }
}

fn precision(verifier: &Verifier<'_>, timestamp: i64, wrong: Wrong) -> Message {
    let own = verifier.clock.precision;
    let text = match own.nanoseconds(timestamp) {
        Some(time) => format!("{timestamp} {own} is {}", shown(time)),
        None => format!("{timestamp} {own} is no time that the server stores"),
    };
    match wrong {
        Wrong::Precision(other) => {
            let time = other.nanoseconds(timestamp).unwrap_or_default();
            Message::new(text)
                .label(format!("looks like {other}"))
                .note(format!("in {other} it is {}", shown(time)))
                .help(format!(
                    "write with `precision={other}` and verify with `--precision {other}`, or write {own}"
                ))
        }
        _ => Message::new(text)
            .note("times from 1677-09-21T00:12:43.145224194Z to 2262-04-11T23:47:16.854775806Z are stored")
            .help("the server answers 400 and stores nothing of the whole batch"),
    }
}
