//! What was seen, as people read it.

use std::{collections::BTreeMap, fmt};

use jiff::{SignedDuration, Timestamp};

use super::{OldMember, OldShape, ShapeUsage, Usage, Written};
use crate::{
    influx::{ReaderKind, User},
    model::Span,
    words::{Tick, count, minute},
};

impl Usage {
    /// All that is known, a line each: of each old shape when it was written last and by whom, and what
    /// still names it.
    pub fn lines(&self) -> Vec<String> {
        self.shapes.iter().flat_map(|usage| self.lines_of(usage)).chain(self.unseen_line()).collect()
    }

    /// Only what keeps `complete` from taking the old shapes away, and what could not be seen.
    pub fn reasons(&self) -> Vec<String> {
        let in_use = self.shapes.iter().filter(|usage| usage.is_written() || !usage.used_by.is_empty());
        in_use.flat_map(|usage| self.lines_of(usage)).chain(self.unseen_line()).collect()
    }

    fn lines_of(&self, usage: &ShapeUsage) -> Vec<String> {
        let shape = &usage.shape;
        let written = match &usage.written {
            None => format!("{shape} has no points"),
            Some(written) => format!("{shape} {}", self.written(written)),
        };
        let users = usage.used_by.iter().map(|user| format!("  still used by {}", Shown(user)));
        [written].into_iter().chain(users).collect()
    }

    fn written(&self, written: &Written) -> String {
        let now = self.range.end;
        let when = if written.newest >= now {
            format!("has points of times to come, up to {}", minute(written.newest))
        } else {
            format!("was last written {}", ago(written.newest, now))
        };
        let by = if written.by.is_empty() { String::new() } else { format!(" by {}", tags(&written.by)) };
        let points = match written.points {
            0 => format!("no point in the last {}", self.long()),
            points => format!("{} in the last {}", count(points, "point"), self.long()),
        };
        format!("{when}{by} ({points})")
    }

    fn long(&self) -> String {
        let seconds = self.range.start.duration_until(self.range.end).as_secs() - 1;
        match Span::from_secs(u64::try_from(seconds).unwrap_or(0)) {
            span if span == Span::HOUR => "hour".to_owned(),
            span if span == Span::DAY => "day".to_owned(),
            span => span.to_string(),
        }
    }

    fn unseen_line(&self) -> Option<String> {
        let kinds: Vec<String> = self.unseen.iter().map(|kind| plural(*kind)).collect();
        let listed = match kinds.as_slice() {
            [] => return None,
            [kind] => kind.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        };
        let permissions: Vec<String> =
            self.unseen.iter().map(|kind| format!("read:{}", plural(*kind))).collect();
        Some(format!("no {listed} were seen: there are none, or the token lacks {}", permissions.join(", ")))
    }
}

fn plural(kind: ReaderKind) -> String {
    format!("{}s", kind.word())
}

/// `3 min ago`; by the minute and hour, as far as that says enough.
fn ago(time: Timestamp, now: Timestamp) -> String {
    let since = time.duration_until(now).max(SignedDuration::ZERO);
    match since.as_secs() {
        0..60 => "less than a minute ago".to_owned(),
        seconds @ 60..7_200 => format!("{} min ago", seconds / 60),
        seconds @ 7_200..172_800 => format!("{} h ago", seconds / 3_600),
        _ => format!("at {}", minute(time)),
    }
}

/// The most tags of a series that are shown.
const SHOWN: usize = 4;

fn tags(tags: &BTreeMap<String, String>) -> String {
    let mut shown: Vec<String> =
        tags.iter().take(SHOWN).map(|(key, value)| format!("{key}={value}")).collect();
    if tags.len() > SHOWN {
        shown.push("…".to_owned());
    }
    shown.join(",")
}

impl fmt::Display for OldShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match &self.measurement {
            None => return write!(f, "the bucket {}", Tick(&self.bucket)),
            Some(measurement) => format!("{} in {}", Tick(measurement), Tick(&self.bucket)),
        };
        match &self.member {
            None => write!(f, "the measurement {place}"),
            Some(OldMember::Tag(tag)) => write!(f, "the tag {} of {place}", Tick(tag)),
            Some(OldMember::Field(field)) => write!(f, "the field {} of {place}", Tick(field)),
        }
    }
}

/// `task "nightly report" (line 7)`, `dashboard "Anomalies" (cell "Worst", line 2)`
struct Shown<'a>(&'a User);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let User { kind, name, cell, line } = self.0;
        let cell = cell.as_ref().map(|cell| format!("cell {}, ", Tick(cell))).unwrap_or_default();
        write!(f, "the {} {} ({cell}line {line})", kind.word(), Tick(name))
    }
}
