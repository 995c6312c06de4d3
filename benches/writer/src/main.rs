//! How many points a second the generated crate writes, beside the derive of the `influxdb2` crate and
//! the builder of `influxdb-line-protocol`, on the same points: medians of several rounds, in each of
//! which all three run. The figures are in docs/performance.md.
//!
//! All begin with the values of a point. What the others take only as a text, the date and JSON, is made
//! while they run, as a program that writes with them has to; they hold nothing against any bound.

mod built;
mod derived;

use std::{hint::black_box, time::Instant};

use home_patterns::{
    Batch, LineProtocol, Timestamp,
    anomaly_daily::{AnomalyDaily, Severity},
    home_assistant_events::HomeAssistantEvents,
    tags::AnomalyType,
    time_based_daily::TimeBasedDaily,
};

const POINTS: usize = 100_000;
const ROUNDS: usize = 9;

/// The size of a request, where a batch is cut.
const BYTES: usize = 1 << 20;

fn main() {
    println!("{POINTS} points, median of {ROUNDS} rounds, million points a second\n");
    println!(
        "{:<24} {:>8} {:>8} {:>16} {:>8} {:>16}",
        "points", "ours", "derive", "ours / derive", "builder", "ours / builder"
    );
    compare("anomaly_daily", anomaly, derived::anomaly, built::anomaly);
    compare("home_assistant_events", event, derived::event, built::event);
    compare("time_based_daily", time_based, derived::time_based, built::time_based);
}

fn compare<P: LineProtocol>(
    name: &str,
    point: impl Fn(usize) -> P,
    derive: impl Fn(&mut Vec<u8>, &P),
    build: impl Fn(&mut Vec<u8>, &P),
) {
    let points: Vec<P> = (0..POINTS).map(point).collect();
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        times[0].push(seconds(|| ours(&points)));
        times[1].push(seconds(|| theirs(&points, &derive)));
        times[2].push(seconds(|| theirs(&points, &build)));
    }
    let [ours, derived, built] = times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        POINTS as f64 / times[ROUNDS / 2] / 1e6
    });
    println!(
        "{name:<24} {ours:>8.2} {derived:>8.2} {:>16.1} {built:>8.2} {:>16.1}",
        ours / derived,
        ours / built
    );
}

fn seconds(run: impl FnOnce() -> usize) -> f64 {
    let begun = Instant::now();
    black_box(run());
    begun.elapsed().as_secs_f64()
}

/// Bytes of all lines, through the batch writer.
fn ours<P: LineProtocol>(points: &[P]) -> usize {
    let mut batch = Batch::<P::Bucket>::new(BYTES);
    let mut bytes = 0;
    for point in points {
        let cut = batch.push(point).expect("the points are valid");
        bytes += cut.map_or(0, |lines| black_box(lines).len());
    }
    bytes + batch.finish().map_or(0, |lines| lines.len())
}

/// The same by another way to write a line, cut at the same size.
fn theirs<P>(points: &[P], write: impl Fn(&mut Vec<u8>, &P)) -> usize {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    for point in points {
        write(&mut lines, point);
        bytes += cut(&mut lines);
    }
    bytes + lines.len()
}

/// Gives out the lines when they are as long as a request should be; their bytes.
fn cut(lines: &mut Vec<u8>) -> usize {
    if lines.len() < BYTES {
        return 0;
    }
    black_box(std::mem::take(lines)).len()
}

/// The tag that the crate makes itself.
fn date(time: Timestamp) -> String {
    time.format("%Y-%m-%d").to_string()
}

fn time(number: usize) -> Timestamp {
    Timestamp::from_secs(1_764_000_000 + 3_600 * number as i64).expect("it is in this century")
}

fn entity(number: usize) -> String {
    format!("light.room_{}", number % 50)
}

fn anomaly(number: usize) -> AnomalyDaily {
    let entity = entity(number).parse().expect("it is an entity");
    let score = (number % 1_000) as f64 / 1_000.0;
    AnomalyDaily::new(
        time(number),
        AnomalyType::Timing,
        entity,
        score,
        -1.0 / 3.0,
        number as i64,
        Severity::High,
    )
}

fn event(number: usize) -> HomeAssistantEvents {
    let entity = entity(number).parse().expect("it is an entity");
    let (domain, kind) = ("light".parse(), "state_changed".parse());
    let state = format!("{}.{}", number % 40, number % 10);
    let event = HomeAssistantEvents::new(
        time(number),
        domain.expect("it is a domain"),
        entity,
        kind.expect("it is an event"),
        state,
    );
    HomeAssistantEvents { attr_friendly_name: Some(format!("Lamp \"{}\"", number % 50)), ..event }
}

fn time_based(number: usize) -> TimeBasedDaily {
    let entity = entity(number).parse().expect("it is an entity");
    let domain = "light".parse().expect("it is a domain");
    let shares = std::array::from_fn(|hour| 1.0 / (1 + hour + number % 7) as f64);
    TimeBasedDaily::new(time(number), domain, entity, 0.9, 2.5, shares, number as i64, vec![7, 18, 22])
}
