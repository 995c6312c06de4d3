//! The measurement `room_based_daily` of the bucket `pattern_aggregates_daily`.

use std::{collections::BTreeMap, fmt::Write};

use serde::{Deserialize, Serialize};

use crate::rows::{FromRow, Row, RowError};
use crate::text::pattern::Step;
use crate::{Error, Line, LineProtocol, Timestamp, buckets, check, tags};

/// How one area of the home was used during one day. The point's time is the beginning of the day.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomBasedDaily {
    /// The time of the point.
    pub time: Timestamp,
    /// The area of the home, by its identifier in the area registry of Home Assistant.
    pub area_id: tags::AreaId,
    /// The share of the day in which the area was in use.
    ///
    /// Unit: 1. From 0 to 1.
    pub activity_level: f64,
    /// How often each entity of the area was used.
    ///
    /// At most 20 members. Each key: matches the regular expression `^[a-z0-9_]+\.[a-z0-9_]+$`.
    /// Each value: at least 0. At most 1024 bytes.
    pub device_usage: BTreeMap<String, u64>,
    /// The hours in which the area was used the most.
    ///
    /// At most 24 items. No two items are equal. Each item: from 0 to 23. At most 96 bytes.
    pub peak_activity_hours: Vec<u64>,
    /// Where people went from the area.
    ///
    /// At most 10 items. At most 1024 bytes.
    pub transition_patterns: Vec<TransitionPatternsItem>,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the tag `area_id`.
    pub const AREA_ID: &str = "area_id";

    /// The key of the tag `date`.
    pub const DATE: &str = "date";

    /// The key of the field `activity_level`.
    pub const ACTIVITY_LEVEL: &str = "activity_level";

    /// The key of the field `device_usage`.
    pub const DEVICE_USAGE: &str = "device_usage";

    /// The key of the field `peak_activity_hours`.
    pub const PEAK_ACTIVITY_HOURS: &str = "peak_activity_hours";

    /// The key of the field `transition_patterns`.
    pub const TRANSITION_PATTERNS: &str = "transition_patterns";
}

impl RoomBasedDaily {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(
        time: Timestamp,
        area_id: tags::AreaId,
        activity_level: f64,
        device_usage: BTreeMap<String, u64>,
        peak_activity_hours: Vec<u64>,
        transition_patterns: Vec<TransitionPatternsItem>,
    ) -> Self {
        Self {
            time,
            area_id,
            activity_level,
            device_usage,
            peak_activity_hours,
            transition_patterns,
        }
    }
}

impl LineProtocol for RoomBasedDaily {
    type Bucket = buckets::PatternAggregatesDaily;

    const MEASUREMENT: &'static str = "room_based_daily";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.tag(keys::AREA_ID, Some(&self.area_id))?;
        line.derived(keys::DATE, self.time.format("%Y-%m-%d"))?;
        line.float(keys::ACTIVITY_LEVEL, self.activity_level, 0.0..=1.0)?;
        line.json(
            keys::DEVICE_USAGE,
            Some(&self.device_usage),
            1024,
            check_device_usage,
        )?;
        line.json(
            keys::PEAK_ACTIVITY_HOURS,
            Some(&self.peak_activity_hours),
            96,
            check_peak_activity_hours,
        )?;
        line.json(
            keys::TRANSITION_PATTERNS,
            Some(&self.transition_patterns),
            1024,
            check_transition_patterns,
        )?;
        Ok(())
    }
}

impl FromRow for RoomBasedDaily {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        row.expect_derived(keys::DATE, time.format("%Y-%m-%d"))?;
        Ok(Self {
            time,
            area_id: row.text(keys::AREA_ID)?,
            activity_level: row.field(keys::ACTIVITY_LEVEL)?,
            device_usage: row.json(keys::DEVICE_USAGE)?,
            peak_activity_hours: row.json(keys::PEAK_ACTIVITY_HOURS)?,
            transition_patterns: row.json(keys::TRANSITION_PATTERNS)?,
        })
    }
}

/// One area that was entered next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransitionPatternsItem {
    /// Seconds from the last action here to the first one there, on average.
    ///
    /// At least 0.
    pub avg_seconds: f64,
    /// How often that happened on that day.
    ///
    /// At least 1.
    pub count: u64,
    /// The area that was entered.
    ///
    /// Matches the regular expression `^[a-z0-9_]+$`.
    pub to_area: String,
}

fn check_device_usage(value: &BTreeMap<String, u64>) -> Result<(), check::Fault> {
    check::max_properties(value, 20)?;
    check::keys(value, check_device_usage_key)?;
    Ok(())
}

fn check_device_usage_key(value: &String) -> Result<(), check::Fault> {
    check::pattern(
        value,
        &DEVICE_USAGE_KEY_PATTERN,
        "^[a-z0-9_]+\\.[a-z0-9_]+$",
    )?;
    Ok(())
}

static DEVICE_USAGE_KEY_PATTERN: [Step; 12] = [
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

fn check_peak_activity_hours(value: &Vec<u64>) -> Result<(), check::Fault> {
    check::max_items(value, 24)?;
    check::unique(value)?;
    check::each(value, check_peak_activity_hours_item)?;
    Ok(())
}

fn check_peak_activity_hours_item(value: &u64) -> Result<(), check::Fault> {
    check::maximum(value, 23)?;
    Ok(())
}

fn check_transition_patterns(value: &Vec<TransitionPatternsItem>) -> Result<(), check::Fault> {
    check::max_items(value, 10)?;
    check::each(value, check_transition_patterns_item)?;
    Ok(())
}

fn check_transition_patterns_item(value: &TransitionPatternsItem) -> Result<(), check::Fault> {
    check::member(
        "avg_seconds",
        Some(&value.avg_seconds),
        check_transition_patterns_item_avg_seconds,
    )?;
    check::member(
        "count",
        Some(&value.count),
        check_transition_patterns_item_count,
    )?;
    check::member(
        "to_area",
        Some(&value.to_area),
        check_transition_patterns_item_to_area,
    )?;
    Ok(())
}

fn check_transition_patterns_item_avg_seconds(value: &f64) -> Result<(), check::Fault> {
    check::finite(value)?;
    check::minimum(value, 0.0)?;
    Ok(())
}

fn check_transition_patterns_item_count(value: &u64) -> Result<(), check::Fault> {
    check::minimum(value, 1)?;
    Ok(())
}

fn check_transition_patterns_item_to_area(value: &String) -> Result<(), check::Fault> {
    check::pattern(
        value,
        &TRANSITION_PATTERNS_ITEM_TO_AREA_PATTERN,
        "^[a-z0-9_]+$",
    )?;
    Ok(())
}

static TRANSITION_PATTERNS_ITEM_TO_AREA_PATTERN: [Step; 7] = [
    Step::TextStart,
    Step::OneOf("09__az"),
    Step::Either(3, 5),
    Step::OneOf("09__az"),
    Step::GoOn(2),
    Step::TextEnd,
    Step::Match,
];
