//! The measurement `sequence_daily` of the bucket `pattern_aggregates_daily`.

use std::fmt::Write;

use crate::rows::{FromRow, Row, RowError};
use crate::text::pattern::Step;
use crate::{Error, Line, LineProtocol, Timestamp, buckets, check, tags};

/// A sequence of entities that acted one after another during one day. The point's time is the
/// beginning of the day.
#[derive(Debug, Clone, PartialEq)]
pub struct SequenceDaily {
    /// The time of the point.
    pub time: Timestamp,
    /// A sequence of entities, as the first 16 hexadecimal digits of the SHA-256 of its entity
    /// identifiers with line feeds between them. The field `sequence` holds what it stands for.
    pub sequence_id: tags::SequenceId,
    /// The time from the first action of the sequence to its last, on average.
    ///
    /// Unit: s. At least 0.
    pub avg_duration_seconds: f64,
    /// Trust in the pattern, from none (0) to certainty (1).
    ///
    /// Unit: 1. From 0 to 1.
    pub confidence: f64,
    /// How often the sequence was seen on that day.
    ///
    /// Unit: {occurrence}. At least 0.
    pub frequency: i64,
    /// The entities in the order in which they acted.
    ///
    /// From 2 to 10 items. Each item: matches the regular expression `^[a-z0-9_]+\.[a-z0-9_]+$`. At
    /// most 1024 bytes.
    pub sequence: Vec<String>,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the tag `date`.
    pub const DATE: &str = "date";

    /// The key of the tag `sequence_id`.
    pub const SEQUENCE_ID: &str = "sequence_id";

    /// The key of the field `avg_duration_seconds`.
    pub const AVG_DURATION_SECONDS: &str = "avg_duration_seconds";

    /// The key of the field `confidence`.
    pub const CONFIDENCE: &str = "confidence";

    /// The key of the field `frequency`.
    pub const FREQUENCY: &str = "frequency";

    /// The key of the field `sequence`.
    pub const SEQUENCE: &str = "sequence";
}

impl SequenceDaily {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(
        time: Timestamp,
        sequence_id: tags::SequenceId,
        avg_duration_seconds: f64,
        confidence: f64,
        frequency: i64,
        sequence: Vec<String>,
    ) -> Self {
        Self {
            time,
            sequence_id,
            avg_duration_seconds,
            confidence,
            frequency,
            sequence,
        }
    }
}

impl LineProtocol for SequenceDaily {
    type Bucket = buckets::PatternAggregatesDaily;

    const MEASUREMENT: &'static str = "sequence_daily";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.derived(keys::DATE, self.time.format("%Y-%m-%d"))?;
        line.tag(keys::SEQUENCE_ID, Some(&self.sequence_id))?;
        line.float(
            keys::AVG_DURATION_SECONDS,
            self.avg_duration_seconds,
            0.0..=f64::MAX,
        )?;
        line.float(keys::CONFIDENCE, self.confidence, 0.0..=1.0)?;
        line.integer(keys::FREQUENCY, self.frequency, 0..=i64::MAX)?;
        line.json(keys::SEQUENCE, Some(&self.sequence), 1024, check_sequence)?;
        Ok(())
    }
}

impl FromRow for SequenceDaily {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        row.expect_derived(keys::DATE, time.format("%Y-%m-%d"))?;
        Ok(Self {
            time,
            sequence_id: row.text(keys::SEQUENCE_ID)?,
            avg_duration_seconds: row.field(keys::AVG_DURATION_SECONDS)?,
            confidence: row.field(keys::CONFIDENCE)?,
            frequency: row.field(keys::FREQUENCY)?,
            sequence: row.json(keys::SEQUENCE)?,
        })
    }
}

fn check_sequence(value: &Vec<String>) -> Result<(), check::Fault> {
    check::min_items(value, 2)?;
    check::max_items(value, 10)?;
    check::each(value, check_sequence_item)?;
    Ok(())
}

fn check_sequence_item(value: &String) -> Result<(), check::Fault> {
    check::pattern(value, &SEQUENCE_ITEM_PATTERN, "^[a-z0-9_]+\\.[a-z0-9_]+$")?;
    Ok(())
}

static SEQUENCE_ITEM_PATTERN: [Step; 12] = [
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
