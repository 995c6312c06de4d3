//! How fast `verify` is beside the bare parser that it is built on, over the example's measurements.

use std::{
    convert::Infallible,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use fluxform::{
    definition::{self, SourceFile},
    model::Schema,
    points::{Options, Precision, Verified, Verifier},
};
use influxdb_line_protocol::{FieldValue, parse_lines};
use jiff::{SignedDuration, Timestamp};
use rayon::ThreadPoolBuilder;

use crate::sample::Samples;

/// The text is at least so long.
const BYTES: usize = 120_000_000;

/// What the project promises: the part of the bare parser's rate.
const PROMISED: f64 = 0.6;

const RUNS: usize = 5;

const NOW: &str = "2026-11-25T12:00:00Z";

/// Measures and prints the lines.
pub fn measure() {
    let schema = example();
    let text = text(&schema);
    let megabytes = text.len() as f64 / 1e6;
    println!(
        "\n{megabytes:.0} MB of line protocol, {} lines, {} measurements\n",
        text.lines().count(),
        schema.measurements.len()
    );
    let mut bare = Vec::new();
    let mut all = Vec::new();
    let mut one = Vec::new();
    // In turn, so that what else the machine does meets all of them.
    for _ in 0..RUNS {
        bare.push(timed(|| parse(&text)));
        all.push(timed(|| verify(&schema, &text)));
        let pool = ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be made");
        one.push(timed(|| pool.install(|| verify(&schema, &text))));
    }
    let rate = |mut times: Vec<Duration>| {
        times.sort_unstable();
        megabytes / times[RUNS / 2].as_secs_f64()
    };
    let (bare, all, one) = (rate(bare), rate(all), rate(one));
    println!("{:<34} {bare:>7.0} MB/s", "the bare parser, one core");
    println!("{:<34} {one:>7.0} MB/s   {:>4.0} %", "verify, one core", 100.0 * one / bare);
    let met = if all / bare < PROMISED { "  UNDER" } else { "" };
    let promised = 100.0 * PROMISED;
    println!(
        "{:<34} {all:>7.0} MB/s   {:>4.0} %   at least {promised} %{met}",
        "verify, all cores",
        100.0 * all / bare
    );
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

/// The definitions of this repository.
fn example() -> Schema {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("schemas")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in
            fs::read_dir(folder).expect("the example is there").map(|entry| entry.expect("readable").path())
        {
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("baseline.yaml") {
                let text = fs::read_to_string(&path).expect("the example can be read");
                files.push(SourceFile { path: path.display().to_string(), text });
            }
        }
    }
    definition::load(files).schema
}

fn text(schema: &Schema) -> String {
    let now: Timestamp = NOW.parse().expect("a time");
    let samples = Samples::new(schema);
    let keys: Vec<&String> = schema.measurements.keys().collect();
    let mut text = String::with_capacity(BYTES + 4_096);
    for n in 0.. {
        if text.len() >= BYTES {
            break;
        }
        let time = now - SignedDuration::from_millis(i64::try_from(n).expect("few lines") * 100);
        text += &samples.line(keys[n % keys.len()], n / keys.len(), time);
    }
    text
}

/// What the crate does with the text alone; each value is touched.
fn parse(text: &str) {
    let mut sum = 0;
    for line in parse_lines(text) {
        let line = line.expect("the text is line protocol");
        sum += line.series.measurement.len();
        sum +=
            line.series.tag_set.iter().flatten().map(|(key, value)| key.len() + value.len()).sum::<usize>();
        for (key, value) in &line.field_set {
            sum += key.len() + usize::from(matches!(value, FieldValue::F64(number) if *number > 0.5));
            sum += if let FieldValue::String(text) = value { text.len() } else { 0 };
        }
    }
    assert!(std::hint::black_box(sum) > text.len() / 4, "the parser passed something over");
}

fn verify(schema: &Schema, text: &str) {
    let now = NOW.parse().expect("a time");
    let options = Options { precision: Precision::Nanoseconds, now, bucket: None, limit: Some(20) };
    let verifier = Verifier::new(schema, options).expect("the example is right");
    let mut sum = Verified::default();
    let shown = verifier.verify("points", text.as_bytes(), &mut sum, |finding| {
        println!("{finding:?}");
        Ok::<(), Infallible>(())
    });
    assert!(shown.is_ok() && sum.counts.total() == 0, "the made-up points are not right");
}
