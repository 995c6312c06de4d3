//! The measurement `day_type_weekly` of the bucket `pattern_aggregates_weekly`.

use std::{collections::BTreeMap, fmt::Write};

use serde::{Deserialize, Serialize};

use crate::rows::{FromRow, Row, RowError};
use crate::text::pattern::Step;
use crate::{Error, Line, LineProtocol, Timestamp, buckets, check, tags};

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
    /// At most 20 members. Each key: matches the regular expression `^[a-z0-9_]+\.[a-z0-9_]+$`.
    /// Each value: from -1 to 1. At most 1024 bytes.
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
        line.tag(keys::DAY_TYPE, Some(&self.day_type))?;
        line.derived(keys::WEEK, self.time.format("%G-W%V"))?;
        line.json(
            keys::ACTIVITY_PATTERNS,
            Some(&self.activity_patterns),
            1024,
            check_activity_patterns,
        )?;
        line.float(keys::CONFIDENCE, self.confidence, 0.0..=1.0)?;
        line.json(
            keys::DEVICE_USAGE_DIFF,
            Some(&self.device_usage_diff),
            1024,
            check_device_usage_diff,
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

/// The activity of the whole home on days of that kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityPatterns {
    /// One share for each hour, beginning at midnight UTC; together they are 1.
    ///
    /// Exactly 24 items. Each item: from 0 to 1.
    pub hourly_distribution: [f64; 24],
    /// The hours with the most activity in UTC, in ascending order.
    ///
    /// At most 24 items. No two items are equal. Each item: from 0 to 23.
    pub peak_hours: Vec<u64>,
}

fn check_activity_patterns(value: &ActivityPatterns) -> Result<(), check::Fault> {
    check::member(
        "hourly_distribution",
        Some(&value.hourly_distribution),
        check_activity_patterns_hourly_distribution,
    )?;
    check::member(
        "peak_hours",
        Some(&value.peak_hours),
        check_activity_patterns_peak_hours,
    )?;
    Ok(())
}

fn check_activity_patterns_hourly_distribution(value: &[f64; 24]) -> Result<(), check::Fault> {
    check::each(value, check_activity_patterns_hourly_distribution_item)?;
    Ok(())
}

fn check_activity_patterns_hourly_distribution_item(value: &f64) -> Result<(), check::Fault> {
    check::finite(value)?;
    check::minimum(value, 0.0)?;
    check::maximum(value, 1.0)?;
    Ok(())
}

fn check_activity_patterns_peak_hours(value: &Vec<u64>) -> Result<(), check::Fault> {
    check::max_items(value, 24)?;
    check::unique(value)?;
    check::each(value, check_activity_patterns_peak_hours_item)?;
    Ok(())
}

fn check_activity_patterns_peak_hours_item(value: &u64) -> Result<(), check::Fault> {
    check::maximum(value, 23)?;
    Ok(())
}

fn check_device_usage_diff(value: &BTreeMap<String, f64>) -> Result<(), check::Fault> {
    check::max_properties(value, 20)?;
    check::keys(value, check_device_usage_diff_key)?;
    check::values(value, check_device_usage_diff_value)?;
    Ok(())
}

fn check_device_usage_diff_key(value: &String) -> Result<(), check::Fault> {
    check::pattern(
        value,
        &DEVICE_USAGE_DIFF_KEY_PATTERN,
        "^[a-z0-9_]+\\.[a-z0-9_]+$",
    )?;
    Ok(())
}

static DEVICE_USAGE_DIFF_KEY_PATTERN: [Step; 12] = [
    Step::TextStart,
    Step::OneOf("09__az"),
    Step::Either(3, 5),
    Step::OneOf("09__az"),
    Step::GoOn(2),
    Step::Letter('.'),
    Step::OneOf("09__az"),
    Step::Either(8, 10),
    Step::OneOf("09__az"),
    Step::GoOn(7),
    Step::TextEnd,
    Step::Match,
];

fn check_device_usage_diff_value(value: &f64) -> Result<(), check::Fault> {
    check::finite(value)?;
    check::minimum(value, -1.0)?;
    check::maximum(value, 1.0)?;
    Ok(())
}
