//! The measurement `co_occurrence_daily` of the bucket `pattern_aggregates_daily`.

use std::fmt::Write;

use crate::rows::{FromRow, Row, RowError};
use crate::{Error, Line, LineProtocol, Timestamp, buckets, check, tags};

/// How often two entities acted together during one day. The point's time is the beginning of the
/// day.
#[derive(Debug, Clone, PartialEq)]
pub struct CoOccurrenceDaily {
    /// The time of the point.
    pub time: Timestamp,
    /// Two entities that act together, in ascending order with a vertical bar between them. Compare
    /// it for equality: in a regular expression the bar means "or".
    pub device_pair: tags::DevicePair,
    /// How often both acted within the time window.
    ///
    /// Unit: {occurrence}. At least 0.
    pub co_occurrence_count: i64,
    /// Trust in the pattern, from none (0) to certainty (1).
    ///
    /// Unit: 1. From 0 to 1.
    pub confidence: f64,
    /// The longest time between the two actions that still counts as together.
    ///
    /// Unit: s. From 1 to 86400.
    pub time_window_seconds: i64,
    /// The hours in which the two usually act together.
    ///
    /// At most 24 items. No two items are equal. Each item: from 0 to 23. At most 96 bytes.
    pub typical_hours: Vec<u64>,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the tag `date`.
    pub const DATE: &str = "date";

    /// The key of the tag `device_pair`.
    pub const DEVICE_PAIR: &str = "device_pair";

    /// The key of the field `co_occurrence_count`.
    pub const CO_OCCURRENCE_COUNT: &str = "co_occurrence_count";

    /// The key of the field `confidence`.
    pub const CONFIDENCE: &str = "confidence";

    /// The key of the field `time_window_seconds`.
    pub const TIME_WINDOW_SECONDS: &str = "time_window_seconds";

    /// The key of the field `typical_hours`.
    pub const TYPICAL_HOURS: &str = "typical_hours";
}

impl CoOccurrenceDaily {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(
        time: Timestamp,
        device_pair: tags::DevicePair,
        co_occurrence_count: i64,
        confidence: f64,
        time_window_seconds: i64,
        typical_hours: Vec<u64>,
    ) -> Self {
        Self {
            time,
            device_pair,
            co_occurrence_count,
            confidence,
            time_window_seconds,
            typical_hours,
        }
    }
}

impl LineProtocol for CoOccurrenceDaily {
    type Bucket = buckets::PatternAggregatesDaily;

    const MEASUREMENT: &'static str = "co_occurrence_daily";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.derived(keys::DATE, self.time.format("%Y-%m-%d"))?;
        line.tag(keys::DEVICE_PAIR, Some(&self.device_pair))?;
        line.integer(
            keys::CO_OCCURRENCE_COUNT,
            self.co_occurrence_count,
            0..=i64::MAX,
        )?;
        line.float(keys::CONFIDENCE, self.confidence, 0.0..=1.0)?;
        line.integer(
            keys::TIME_WINDOW_SECONDS,
            self.time_window_seconds,
            1..=86400,
        )?;
        line.json(
            keys::TYPICAL_HOURS,
            Some(&self.typical_hours),
            96,
            check_typical_hours,
        )?;
        Ok(())
    }
}

impl FromRow for CoOccurrenceDaily {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        row.expect_derived(keys::DATE, time.format("%Y-%m-%d"))?;
        Ok(Self {
            time,
            device_pair: row.text(keys::DEVICE_PAIR)?,
            co_occurrence_count: row.field(keys::CO_OCCURRENCE_COUNT)?,
            confidence: row.field(keys::CONFIDENCE)?,
            time_window_seconds: row.field(keys::TIME_WINDOW_SECONDS)?,
            typical_hours: row.json(keys::TYPICAL_HOURS)?,
        })
    }
}

fn check_typical_hours(value: &Vec<u64>) -> Result<(), check::Fault> {
    check::max_items(value, 24)?;
    check::unique(value)?;
    check::each(value, check_typical_hours_item)?;
    Ok(())
}

fn check_typical_hours_item(value: &u64) -> Result<(), check::Fault> {
    check::maximum(value, 23)?;
    Ok(())
}
