//! The measurement `room_based_daily` of the bucket `pattern_aggregates_daily`.

use std::{collections::BTreeMap, fmt::Write};

use serde::{Deserialize, Serialize};

use crate::rows::{FromRow, Row, RowError};
use crate::{Error, Line, LineProtocol, Timestamp, buckets, tags};

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
    /// At most 1024 bytes.
    pub device_usage: BTreeMap<String, u64>,
    /// The hours in which the area was used the most.
    ///
    /// At most 96 bytes.
    pub peak_activity_hours: Vec<u64>,
    /// Where people went from the area.
    ///
    /// At most 1024 bytes.
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
        line.measurement("room_based_daily")?;
        line.tag(",area_id=", Some(&self.area_id))?;
        line.derived(",date=", self.time.format("%Y-%m-%d"))?;
        line.float(
            keys::ACTIVITY_LEVEL,
            ",activity_level=",
            self.activity_level,
            0.0..=1.0,
        )?;
        line.json(
            keys::DEVICE_USAGE,
            ",device_usage=",
            Some(&self.device_usage),
            1024,
        )?;
        line.json(
            keys::PEAK_ACTIVITY_HOURS,
            ",peak_activity_hours=",
            Some(&self.peak_activity_hours),
            96,
        )?;
        line.json(
            keys::TRANSITION_PATTERNS,
            ",transition_patterns=",
            Some(&self.transition_patterns),
            1024,
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
    pub avg_seconds: f64,
    /// How often that happened on that day.
    pub count: u64,
    /// The area that was entered.
    pub to_area: String,
}
