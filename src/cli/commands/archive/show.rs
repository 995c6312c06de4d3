//! An archive in a few words.

use jiff::Timestamp;

use crate::{
    model::TimeRange,
    transfer::{Archive, Manifest, Progress},
    words::{count, size, span},
};

/// `events: 696 points (1392 values) of 3 measurements, 2026-10-25 12:00 … 2026-11-24 11:00, 30 files, 12.5 kB`
pub fn line(archive: &Archive) -> String {
    let manifest = &archive.manifest;
    let times = range(manifest).map(|range| format!(", {} … {}", minute(range.start), minute(range.end)));
    format!(
        "{}: {} ({}) of {}{}, {}, {}",
        manifest.bucket.name,
        number(manifest.points, "point"),
        number(manifest.values, "value"),
        count(measurements(manifest), "measurement"),
        times.unwrap_or_default(),
        count(manifest.entries.len(), "file"),
        size(manifest.entries.iter().map(|entry| entry.bytes).sum())
    )
}

fn measurements(manifest: &Manifest) -> usize {
    // The entries are sorted by measurement.
    manifest.entries.chunk_by(|a, b| a.measurement == b.measurement).count()
}

fn range(manifest: &Manifest) -> Option<TimeRange> {
    let start = manifest.entries.iter().map(|entry| entry.window.start).min()?;
    let end = manifest.entries.iter().map(|entry| entry.window.end).max()?;
    Some(TimeRange { start, end })
}

/// How far a job is.
pub fn progress(progress: &Progress) -> String {
    let Progress { window, done, of, points } = *progress;
    let range = TimeRange::from(window);
    format!("{}: {done} of {of} windows, {}", span(range.start, range.end), number(points, "point"))
}

/// A number with its noun.
pub fn number(number: u64, noun: &str) -> String {
    count(usize::try_from(number).unwrap_or(usize::MAX), noun)
}

/// A time for people, in UTC.
pub fn minute(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M").to_string()
}
