//! The measurement `duration_daily` of the bucket `pattern_aggregates_daily`.

use std::fmt::Write;

use crate::rows::{FromRow, Row, RowError};
use crate::{Error, Line, LineProtocol, Timestamp, buckets, tags};

/// How long one entity was in use each time during one day. The point's time is the beginning of
/// the day.
#[derive(Debug, Clone, PartialEq)]
pub struct DurationDaily {
    /// The time of the point.
    pub time: Timestamp,
    /// The Home Assistant entity, as `domain.object`.
    pub entity_id: tags::EntityId,
    /// The average length of a use.
    ///
    /// Unit: s. At least 0.
    pub avg_duration_seconds: f64,
    /// The variance of the lengths.
    ///
    /// Unit: s2. At least 0.
    pub duration_variance: f64,
    /// How much of the time in use somebody was there to need it, from never (0) to always (1).
    ///
    /// Unit: 1. From 0 to 1.
    pub efficiency_score: f64,
    /// The longest use.
    ///
    /// Unit: s. At least 0.
    pub max_duration_seconds: f64,
    /// The shortest use.
    ///
    /// Unit: s. At least 0.
    pub min_duration_seconds: f64,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the tag `date`.
    pub const DATE: &str = "date";

    /// The key of the tag `entity_id`.
    pub const ENTITY_ID: &str = "entity_id";

    /// The key of the field `avg_duration_seconds`.
    pub const AVG_DURATION_SECONDS: &str = "avg_duration_seconds";

    /// The key of the field `duration_variance`.
    pub const DURATION_VARIANCE: &str = "duration_variance";

    /// The key of the field `efficiency_score`.
    pub const EFFICIENCY_SCORE: &str = "efficiency_score";

    /// The key of the field `max_duration_seconds`.
    pub const MAX_DURATION_SECONDS: &str = "max_duration_seconds";

    /// The key of the field `min_duration_seconds`.
    pub const MIN_DURATION_SECONDS: &str = "min_duration_seconds";
}

impl DurationDaily {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(
        time: Timestamp,
        entity_id: tags::EntityId,
        avg_duration_seconds: f64,
        duration_variance: f64,
        efficiency_score: f64,
        max_duration_seconds: f64,
        min_duration_seconds: f64,
    ) -> Self {
        Self {
            time,
            entity_id,
            avg_duration_seconds,
            duration_variance,
            efficiency_score,
            max_duration_seconds,
            min_duration_seconds,
        }
    }
}

impl LineProtocol for DurationDaily {
    type Bucket = buckets::PatternAggregatesDaily;

    const MEASUREMENT: &'static str = "duration_daily";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.derived(keys::DATE, self.time.format("%Y-%m-%d"))?;
        line.tag(keys::ENTITY_ID, Some(&self.entity_id))?;
        line.float(
            keys::AVG_DURATION_SECONDS,
            self.avg_duration_seconds,
            0.0..=f64::MAX,
        )?;
        line.float(
            keys::DURATION_VARIANCE,
            self.duration_variance,
            0.0..=f64::MAX,
        )?;
        line.float(keys::EFFICIENCY_SCORE, self.efficiency_score, 0.0..=1.0)?;
        line.float(
            keys::MAX_DURATION_SECONDS,
            self.max_duration_seconds,
            0.0..=f64::MAX,
        )?;
        line.float(
            keys::MIN_DURATION_SECONDS,
            self.min_duration_seconds,
            0.0..=f64::MAX,
        )?;
        Ok(())
    }
}

impl FromRow for DurationDaily {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        row.expect_derived(keys::DATE, time.format("%Y-%m-%d"))?;
        Ok(Self {
            time,
            entity_id: row.text(keys::ENTITY_ID)?,
            avg_duration_seconds: row.field(keys::AVG_DURATION_SECONDS)?,
            duration_variance: row.field(keys::DURATION_VARIANCE)?,
            efficiency_score: row.field(keys::EFFICIENCY_SCORE)?,
            max_duration_seconds: row.field(keys::MAX_DURATION_SECONDS)?,
            min_duration_seconds: row.field(keys::MIN_DURATION_SECONDS)?,
        })
    }
}
