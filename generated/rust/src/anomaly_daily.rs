//! The measurement `anomaly_daily` of the bucket `pattern_aggregates_daily`.

use std::fmt::Write;

use crate::rows::{FromRow, Row, RowError};
use crate::{Error, Line, LineProtocol, Timestamp, buckets, tags};

/// In what respect one entity behaved unusually during one day. The point's time is the beginning
/// of the day.
#[derive(Debug, Clone, PartialEq)]
pub struct AnomalyDaily {
    /// The time of the point.
    pub time: Timestamp,
    /// In what respect the behaviour was unusual.
    pub anomaly_type: tags::AnomalyType,
    /// The Home Assistant entity, as `domain.object`.
    pub entity_id: tags::EntityId,
    /// How unusual the behaviour was, from usual (0) to never seen before (1).
    ///
    /// Unit: 1. From 0 to 1.
    pub anomaly_score: f64,
    /// The distance from the entity's usual behaviour in standard deviations, negative where it was
    /// below.
    ///
    /// Unit: 1.
    pub baseline_deviation: f64,
    /// How often it happened on that day.
    ///
    /// Unit: {occurrence}. At least 0.
    pub occurrences: i64,
    /// How urgently somebody should look at it.
    ///
    /// At most 8 bytes.
    pub severity: Severity,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the tag `anomaly_type`.
    pub const ANOMALY_TYPE: &str = "anomaly_type";

    /// The key of the tag `date`.
    pub const DATE: &str = "date";

    /// The key of the tag `entity_id`.
    pub const ENTITY_ID: &str = "entity_id";

    /// The key of the field `anomaly_score`.
    pub const ANOMALY_SCORE: &str = "anomaly_score";

    /// The key of the field `baseline_deviation`.
    pub const BASELINE_DEVIATION: &str = "baseline_deviation";

    /// The key of the field `occurrences`.
    pub const OCCURRENCES: &str = "occurrences";

    /// The key of the field `severity`.
    pub const SEVERITY: &str = "severity";
}

impl AnomalyDaily {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(
        time: Timestamp,
        anomaly_type: tags::AnomalyType,
        entity_id: tags::EntityId,
        anomaly_score: f64,
        baseline_deviation: f64,
        occurrences: i64,
        severity: Severity,
    ) -> Self {
        Self {
            time,
            anomaly_type,
            entity_id,
            anomaly_score,
            baseline_deviation,
            occurrences,
            severity,
        }
    }
}

impl LineProtocol for AnomalyDaily {
    type Bucket = buckets::PatternAggregatesDaily;

    const MEASUREMENT: &'static str = "anomaly_daily";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.tag(keys::ANOMALY_TYPE, Some(&self.anomaly_type))?;
        line.derived(keys::DATE, self.time.format("%Y-%m-%d"))?;
        line.tag(keys::ENTITY_ID, Some(&self.entity_id))?;
        line.float(keys::ANOMALY_SCORE, self.anomaly_score, 0.0..=1.0)?;
        line.float(
            keys::BASELINE_DEVIATION,
            self.baseline_deviation,
            f64::MIN..=f64::MAX,
        )?;
        line.integer(keys::OCCURRENCES, self.occurrences, 0..=i64::MAX)?;
        line.string(keys::SEVERITY, Some(&self.severity), 8)?;
        Ok(())
    }
}

impl FromRow for AnomalyDaily {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        row.expect_derived(keys::DATE, time.format("%Y-%m-%d"))?;
        Ok(Self {
            time,
            anomaly_type: row.text(keys::ANOMALY_TYPE)?,
            entity_id: row.text(keys::ENTITY_ID)?,
            anomaly_score: row.field(keys::ANOMALY_SCORE)?,
            baseline_deviation: row.field(keys::BASELINE_DEVIATION)?,
            occurrences: row.field(keys::OCCURRENCES)?,
            severity: row.text(keys::SEVERITY)?,
        })
    }
}

text_enum! {
    /// How urgently somebody should look at it.
    Severity {
        Low = "low",
        Medium = "medium",
        High = "high",
        Critical = "critical",
    }
}
