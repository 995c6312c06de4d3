//! The measurement `session_weekly` of the bucket `pattern_aggregates_weekly`.

use std::fmt::Write;

use crate::rows::{FromRow, Row, RowError};
use crate::text::pattern::Step;
use crate::{Error, Line, LineProtocol, Timestamp, buckets, check, tags};

/// The sessions of one type in one week. The point's time is the beginning of the week.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionWeekly {
    /// The time of the point.
    pub time: Timestamp,
    /// The kind of session, as the session detector names it.
    pub session_type: tags::SessionType,
    /// The average length of a session.
    ///
    /// Unit: s. At least 0.
    pub avg_session_duration: f64,
    /// The entities that were used in sessions of that type.
    ///
    /// At most 20 items. No two items are equal. Each item: matches the regular expression
    /// `^[a-z0-9_]+\.[a-z0-9_]+$`. At most 1024 bytes.
    pub devices_used: Vec<String>,
    /// Sessions of that type in the week.
    ///
    /// Unit: {occurrence}. At least 0.
    pub session_count: i64,
    /// When sessions of that type usually begin.
    ///
    /// At most 20 items. No two items are equal. Each item: matches the regular expression
    /// `^([01][0-9]|2[0-3]):[0-5][0-9]$`. At most 256 bytes.
    pub typical_start_times: Vec<String>,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the tag `session_type`.
    pub const SESSION_TYPE: &str = "session_type";

    /// The key of the tag `week`.
    pub const WEEK: &str = "week";

    /// The key of the field `avg_session_duration`.
    pub const AVG_SESSION_DURATION: &str = "avg_session_duration";

    /// The key of the field `devices_used`.
    pub const DEVICES_USED: &str = "devices_used";

    /// The key of the field `session_count`.
    pub const SESSION_COUNT: &str = "session_count";

    /// The key of the field `typical_start_times`.
    pub const TYPICAL_START_TIMES: &str = "typical_start_times";
}

impl SessionWeekly {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(
        time: Timestamp,
        session_type: tags::SessionType,
        avg_session_duration: f64,
        devices_used: Vec<String>,
        session_count: i64,
        typical_start_times: Vec<String>,
    ) -> Self {
        Self {
            time,
            session_type,
            avg_session_duration,
            devices_used,
            session_count,
            typical_start_times,
        }
    }
}

impl LineProtocol for SessionWeekly {
    type Bucket = buckets::PatternAggregatesWeekly;

    const MEASUREMENT: &'static str = "session_weekly";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.tag(keys::SESSION_TYPE, Some(&self.session_type))?;
        line.derived(keys::WEEK, self.time.format("%G-W%V"))?;
        line.float(
            keys::AVG_SESSION_DURATION,
            self.avg_session_duration,
            0.0..=f64::MAX,
        )?;
        line.json(
            keys::DEVICES_USED,
            Some(&self.devices_used),
            1024,
            check_devices_used,
        )?;
        line.integer(keys::SESSION_COUNT, self.session_count, 0..=i64::MAX)?;
        line.json(
            keys::TYPICAL_START_TIMES,
            Some(&self.typical_start_times),
            256,
            check_typical_start_times,
        )?;
        Ok(())
    }
}

impl FromRow for SessionWeekly {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        row.expect_derived(keys::WEEK, time.format("%G-W%V"))?;
        Ok(Self {
            time,
            session_type: row.text(keys::SESSION_TYPE)?,
            avg_session_duration: row.field(keys::AVG_SESSION_DURATION)?,
            devices_used: row.json(keys::DEVICES_USED)?,
            session_count: row.field(keys::SESSION_COUNT)?,
            typical_start_times: row.json(keys::TYPICAL_START_TIMES)?,
        })
    }
}

fn check_devices_used(value: &Vec<String>) -> Result<(), check::Fault> {
    check::max_items(value, 20)?;
    check::unique(value)?;
    check::each(value, check_devices_used_item)?;
    Ok(())
}

fn check_devices_used_item(value: &String) -> Result<(), check::Fault> {
    check::pattern(
        value,
        &DEVICES_USED_ITEM_PATTERN,
        "^[a-z0-9_]+\\.[a-z0-9_]+$",
    )?;
    Ok(())
}

static DEVICES_USED_ITEM_PATTERN: [Step; 12] = [
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

fn check_typical_start_times(value: &Vec<String>) -> Result<(), check::Fault> {
    check::max_items(value, 20)?;
    check::unique(value)?;
    check::each(value, check_typical_start_times_item)?;
    Ok(())
}

fn check_typical_start_times_item(value: &String) -> Result<(), check::Fault> {
    check::pattern(
        value,
        &TYPICAL_START_TIMES_ITEM_PATTERN,
        "^([01][0-9]|2[0-3]):[0-5][0-9]$",
    )?;
    Ok(())
}

static TYPICAL_START_TIMES_ITEM_PATTERN: [Step; 12] = [
    Step::TextStart,
    Step::Either(2, 5),
    Step::OneOf("01"),
    Step::OneOf("09"),
    Step::GoOn(7),
    Step::Letter('2'),
    Step::OneOf("03"),
    Step::Letter(':'),
    Step::OneOf("05"),
    Step::OneOf("09"),
    Step::TextEnd,
    Step::Match,
];
