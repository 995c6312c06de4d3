//! The measurement `day_type_weekly` of the bucket `pattern_aggregates_weekly`.

use std::{collections::BTreeMap, fmt::Write};

use serde::{Deserialize, Serialize};

use crate::rows::{FromRow, Row, RowError};
use crate::{Error, Line, LineProtocol, Timestamp, buckets, tags};

/// What the home does on one kind of day, in one week. The point's time is the beginning of the
/// week.
#[derive(Debug, Clone, PartialEq)]
pub struct DayTypeWeekly {
    /// The time of the point.
    pub time: Timestamp,
    /// The kind of day.
    pub day_type: tags::DayType,
    /// How the activity of such days is spread over the day.
    ///
    /// At most 1024 bytes.
    pub activity_patterns: ActivityPatterns,
    /// Trust in the pattern, from none (0) to certainty (1).
    ///
    /// Unit: 1. From 0 to 1.
    pub confidence: f64,
    /// How the use of each entity differs from its use on the other kind of day.
    ///
    /// At most 1024 bytes.
    pub device_usage_diff: BTreeMap<String, f64>,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the tag `day_type`.
    pub const DAY_TYPE: &str = "day_type";

    /// The key of the tag `week`.
    pub const WEEK: &str = "week";

    /// The key of the field `activity_patterns`.
    pub const ACTIVITY_PATTERNS: &str = "activity_patterns";

    /// The key of the field `confidence`.
    pub const CONFIDENCE: &str = "confidence";

    /// The key of the field `device_usage_diff`.
    pub const DEVICE_USAGE_DIFF: &str = "device_usage_diff";
}

impl DayTypeWeekly {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(
        time: Timestamp,
        day_type: tags::DayType,
        activity_patterns: ActivityPatterns,
        confidence: f64,
        device_usage_diff: BTreeMap<String, f64>,
    ) -> Self {
        Self {
            time,
            day_type,
            activity_patterns,
            confidence,
            device_usage_diff,
        }
    }
}

impl LineProtocol for DayTypeWeekly {
    type Bucket = buckets::PatternAggregatesWeekly;

    const MEASUREMENT: &'static str = "day_type_weekly";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.measurement("day_type_weekly")?;
        line.tag(",day_type=", Some(&self.day_type))?;
        line.derived(",week=", self.time.format("%G-W%V"))?;
        line.json(
            keys::ACTIVITY_PATTERNS,
            ",activity_patterns=",
            Some(&self.activity_patterns),
            1024,
        )?;
        line.float(keys::CONFIDENCE, ",confidence=", self.confidence, 0.0..=1.0)?;
        line.json(
            keys::DEVICE_USAGE_DIFF,
            ",device_usage_diff=",
            Some(&self.device_usage_diff),
            1024,
        )?;
        Ok(())
    }
}

impl FromRow for DayTypeWeekly {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        row.expect_derived(keys::WEEK, time.format("%G-W%V"))?;
        Ok(Self {
            time,
            day_type: row.text(keys::DAY_TYPE)?,
            activity_patterns: row.json(keys::ACTIVITY_PATTERNS)?,
            confidence: row.field(keys::CONFIDENCE)?,
            device_usage_diff: row.json(keys::DEVICE_USAGE_DIFF)?,
        })
    }
}

/// How the activity of such days is spread over the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityPatterns {
    /// One share for each hour, beginning at midnight UTC; together they are 1.
    pub hourly_distribution: [f64; 24],
    /// The hours with the most activity in UTC, in ascending order.
    pub peak_hours: Vec<u64>,
}
