//! The measurement `cpu-load` of the bucket `raw`.

use crate::rows::{FromRow, Row, RowError};
use crate::{Error, Line, LineProtocol, Timestamp, buckets};

/// The measurement `cpu-load`.
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

impl LineProtocol for CpuLoad {
    const MEASUREMENT: &'static str = "cpu-load";
    const BUCKET: &'static str = buckets::RAW;

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members(&self, line: &mut Line<'_>) -> Result<(), Error> {
        line.float("load", self.load, f64::MIN..=f64::MAX)?;
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
