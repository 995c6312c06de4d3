//! The measurement `cpu_load` of the bucket `raw`.

use std::fmt::Write;

use crate::rows::{FromRow, Row, RowError};
use crate::{Error, Line, LineProtocol, Timestamp, buckets};

/// The measurement `cpu_load`.
#[derive(Debug, Clone, PartialEq)]
pub struct CpuLoad {
    /// The time of the point.
    pub time: Timestamp,
    /// The field `load`.
    pub load: f64,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the field `load`.
    pub const LOAD: &str = "load";
}

impl CpuLoad {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(time: Timestamp, load: f64) -> Self {
        Self { time, load }
    }
}

impl LineProtocol for CpuLoad {
    type Bucket = buckets::Raw;

    const MEASUREMENT: &'static str = "cpu_load";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.float(keys::LOAD, self.load, f64::MIN..=f64::MAX)?;
        Ok(())
    }
}

impl FromRow for CpuLoad {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        Ok(Self {
            time,
            load: row.field(keys::LOAD)?,
        })
    }
}
