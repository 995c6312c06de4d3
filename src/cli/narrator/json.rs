//! Events as JSON, an object a line. The keys are a contract: docs/formats.md.

use jiff::Timestamp;
use serde::Serialize;

use crate::{migrate::Event, transfer::Entry};

/// An event of a migration.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Told<'a> {
    TookOverLock,
    StepStarted { number: usize, of: usize, bucket: &'a str, step: String },
    WindowDone { done: usize, of: usize, points: u64, seconds: f64 },
    StepDone { seconds: f64 },
    StepFoundDone,
    LeftAlone { bucket: &'a str, measurement: &'a str, start: Timestamp, end: Timestamp },
    KeptRows { table: &'a str, copy: &'a str, rows: u64 },
    NotRecorded { what: &'a str, why: &'a str },
}

pub(super) fn line(event: &Event<'_>) -> String {
    // Texts and numbers always have a JSON form.
    serde_json::to_string(&told(event)).unwrap_or_default()
}

fn told<'a>(event: &Event<'a>) -> Told<'a> {
    match *event {
        Event::TookOverLock => Told::TookOverLock,
        Event::StepStarted { number, of, operation } => {
            Told::StepStarted { number, of, bucket: operation.bucket(), step: operation.describe() }
        }
        Event::WindowDone { done, of, points, took } => {
            Told::WindowDone { done, of, points, seconds: took.as_secs_f64() }
        }
        Event::StepDone { took } => Told::StepDone { seconds: took.as_secs_f64() },
        Event::StepFoundDone => Told::StepFoundDone,
        Event::LeftAlone { bucket, entry: Entry { measurement, window, .. } } => {
            Told::LeftAlone { bucket, measurement, start: window.start, end: window.end }
        }
        Event::KeptRows { table, copy, rows } => Told::KeptRows { table, copy, rows },
        Event::NotRecorded { what, why } => Told::NotRecorded { what, why },
    }
}
