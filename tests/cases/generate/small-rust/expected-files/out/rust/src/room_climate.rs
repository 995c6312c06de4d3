//! The measurement `room_climate` of the bucket `climate`.

use std::fmt::Write;

use crate::rows::{FromRow, Row, RowError};
use crate::{Error, Line, LineProtocol, Timestamp, buckets, check, tags};

/// What a sensor reports.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomClimate {
    /// The time of the point.
    pub time: Timestamp,
    /// The kind of sensor.
    pub kind: Option<tags::Kind>,
    /// The room.
    pub room: tags::Room,
    /// Share of each hour.
    ///
    /// Exactly 24 items. At most 1024 bytes.
    pub hours: Option<[f64; 24]>,
    /// Correction applied.
    pub offset: Option<i64>,
    /// Readings in the mean.
    pub samples: u64,
    /// Of the sensor.
    pub state: State,
    /// Of the air.
    ///
    /// Unit: Cel. From -40 to 80.
    pub temperature: f64,
    /// Whether a window is open.
    pub window_open: bool,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the tag `day`.
    pub const DAY: &str = "day";

    /// The key of the tag `kind`.
    pub const KIND: &str = "kind";

    /// The key of the tag `room`.
    pub const ROOM: &str = "room";

    /// The key of the field `hours`.
    pub const HOURS: &str = "hours";

    /// The key of the field `offset`.
    pub const OFFSET: &str = "offset";

    /// The key of the field `samples`.
    pub const SAMPLES: &str = "samples";

    /// The key of the field `state`.
    pub const STATE: &str = "state";

    /// The key of the field `temperature`.
    pub const TEMPERATURE: &str = "temperature";

    /// The key of the field `window_open`.
    pub const WINDOW_OPEN: &str = "window_open";
}

impl RoomClimate {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(
        time: Timestamp,
        room: tags::Room,
        samples: u64,
        state: State,
        temperature: f64,
        window_open: bool,
    ) -> Self {
        Self {
            time,
            kind: None,
            room,
            hours: None,
            offset: None,
            samples,
            state,
            temperature,
            window_open,
        }
    }
}

impl LineProtocol for RoomClimate {
    type Bucket = buckets::Climate;

    const MEASUREMENT: &'static str = "room_climate";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.derived(keys::DAY, self.time.format("%Y-%m-%d"))?;
        line.tag(keys::KIND, self.kind.as_ref())?;
        line.tag(keys::ROOM, Some(&self.room))?;
        line.json(keys::HOURS, self.hours.as_ref(), 1024, check_hours)?;
        line.integer(keys::OFFSET, self.offset, i64::MIN..=i64::MAX)?;
        line.unsigned(keys::SAMPLES, self.samples, 0..=u64::MAX)?;
        line.string(keys::STATE, Some(&self.state), Line::<W>::LONGEST)?;
        line.float(keys::TEMPERATURE, self.temperature, -40.0..=80.0)?;
        line.boolean(keys::WINDOW_OPEN, self.window_open)?;
        Ok(())
    }
}

impl FromRow for RoomClimate {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        row.expect_derived(keys::DAY, time.format("%Y-%m-%d"))?;
        Ok(Self {
            time,
            kind: row.optional_text(keys::KIND)?,
            room: row.text(keys::ROOM)?,
            hours: row.optional_json(keys::HOURS)?,
            offset: row.optional_field(keys::OFFSET)?,
            samples: row.field(keys::SAMPLES)?,
            state: row.text(keys::STATE)?,
            temperature: row.field(keys::TEMPERATURE)?,
            window_open: row.field(keys::WINDOW_OPEN)?,
        })
    }
}

text_enum! {
    /// Of the sensor.
    State {
        On = "on",
        Off = "off",
    }
}

fn check_hours(value: &[f64; 24]) -> Result<(), check::Fault> {
    check::each(value, check::finite)?;
    Ok(())
}
