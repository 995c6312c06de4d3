//! The measurement `time_based_daily` of the bucket `pattern_aggregates_daily`.

use std::fmt::Write;

use crate::rows::{FromRow, Row, RowError};
use crate::{Error, Line, LineProtocol, Timestamp, buckets, check, tags};

/// When one entity was active during one day. The point's time is the beginning of the day.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeBasedDaily {
    /// The time of the point.
    pub time: Timestamp,
    /// The Home Assistant domain of the entity, the part of its identifier before the dot.
    pub domain: tags::Domain,
    /// The Home Assistant entity, as `domain.object`.
    pub entity_id: tags::EntityId,
    /// Trust in the pattern, from none (0) to certainty (1).
    ///
    /// Unit: 1. From 0 to 1.
    pub confidence: f64,
    /// Activations for each hour of the day, on average.
    ///
    /// Unit: /h. At least 0.
    pub frequency: f64,
    /// The share of the day's activity that fell into each hour.
    ///
    /// Unit: 1. Exactly 24 items. Each item: from 0 to 1. At most 1024 bytes.
    pub hourly_distribution: [f64; 24],
    /// Activations of the entity on that day.
    ///
    /// Unit: {occurrence}. At least 0.
    pub occurrences: i64,
    /// The hours with the most activity.
    ///
    /// At most 24 items. No two items are equal. Each item: from 0 to 23. At most 96 bytes.
    pub peak_hours: Vec<u64>,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the tag `date`.
    pub const DATE: &str = "date";

    /// The key of the tag `domain`.
    pub const DOMAIN: &str = "domain";

    /// The key of the tag `entity_id`.
    pub const ENTITY_ID: &str = "entity_id";

    /// The key of the field `confidence`.
    pub const CONFIDENCE: &str = "confidence";

    /// The key of the field `frequency`.
    pub const FREQUENCY: &str = "frequency";

    /// The key of the field `hourly_distribution`.
    pub const HOURLY_DISTRIBUTION: &str = "hourly_distribution";

    /// The key of the field `occurrences`.
    pub const OCCURRENCES: &str = "occurrences";

    /// The key of the field `peak_hours`.
    pub const PEAK_HOURS: &str = "peak_hours";
}

impl TimeBasedDaily {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(
        time: Timestamp,
        domain: tags::Domain,
        entity_id: tags::EntityId,
        confidence: f64,
        frequency: f64,
        hourly_distribution: [f64; 24],
        occurrences: i64,
        peak_hours: Vec<u64>,
    ) -> Self {
        Self {
            time,
            domain,
            entity_id,
            confidence,
            frequency,
            hourly_distribution,
            occurrences,
            peak_hours,
        }
    }
}

impl LineProtocol for TimeBasedDaily {
    type Bucket = buckets::PatternAggregatesDaily;

    const MEASUREMENT: &'static str = "time_based_daily";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.derived(keys::DATE, self.time.format("%Y-%m-%d"))?;
        line.tag(keys::DOMAIN, Some(&self.domain))?;
        line.tag(keys::ENTITY_ID, Some(&self.entity_id))?;
        line.float(keys::CONFIDENCE, self.confidence, 0.0..=1.0)?;
        line.float(keys::FREQUENCY, self.frequency, 0.0..=f64::MAX)?;
        line.json(
            keys::HOURLY_DISTRIBUTION,
            Some(&self.hourly_distribution),
            1024,
            check_hourly_distribution,
        )?;
        line.integer(keys::OCCURRENCES, self.occurrences, 0..=i64::MAX)?;
        line.json(
            keys::PEAK_HOURS,
            Some(&self.peak_hours),
            96,
            check_peak_hours,
        )?;
        Ok(())
    }
}

impl FromRow for TimeBasedDaily {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        row.expect_derived(keys::DATE, time.format("%Y-%m-%d"))?;
        Ok(Self {
            time,
            domain: row.text(keys::DOMAIN)?,
            entity_id: row.text(keys::ENTITY_ID)?,
            confidence: row.field(keys::CONFIDENCE)?,
            frequency: row.field(keys::FREQUENCY)?,
            hourly_distribution: row.json(keys::HOURLY_DISTRIBUTION)?,
            occurrences: row.field(keys::OCCURRENCES)?,
            peak_hours: row.json(keys::PEAK_HOURS)?,
        })
    }
}

fn check_hourly_distribution(value: &[f64; 24]) -> Result<(), check::Fault> {
    check::each(value, check_hourly_distribution_item)?;
    Ok(())
}

fn check_hourly_distribution_item(value: &f64) -> Result<(), check::Fault> {
    check::finite(value)?;
    check::minimum(value, 0.0)?;
    check::maximum(value, 1.0)?;
    Ok(())
}

fn check_peak_hours(value: &Vec<u64>) -> Result<(), check::Fault> {
    check::max_items(value, 24)?;
    check::unique(value)?;
    check::each(value, check_peak_hours_item)?;
    Ok(())
}

fn check_peak_hours_item(value: &u64) -> Result<(), check::Fault> {
    check::maximum(value, 23)?;
    Ok(())
}
