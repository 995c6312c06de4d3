//! What was seen, as people read it.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::{ShapeUsage, Usage, Written};
use crate::{
    impact::unseen,
    model::Span,
    words::{count, minute},
};

impl Usage {
    /// All that is known, a line each: of each old shape when it was written last and by whom, and what
    /// still names it.
    pub fn lines(&self) -> Vec<String> {
        self.shapes.iter().flat_map(|usage| self.lines_of(usage)).chain(unseen(&self.unseen)).collect()
    }

    /// Only what keeps `complete` from taking the old shapes away, and what could not be seen.
    pub fn reasons(&self) -> Vec<String> {
        let in_use = self.shapes.iter().filter(|usage| usage.is_written() || !usage.used_by.is_empty());
        in_use.flat_map(|usage| self.lines_of(usage)).chain(unseen(&self.unseen)).collect()
    }

    fn lines_of(&self, usage: &ShapeUsage) -> Vec<String> {
        let shape = &usage.shape;
        let written = match &usage.written {
            None => format!("{shape} has no points"),
            Some(written) => format!("{shape} {}", self.written(written)),
        };
        let users = usage.used_by.iter().map(|user| format!("  still used by {user}"));
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
