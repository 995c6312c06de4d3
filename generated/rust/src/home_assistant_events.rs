//! The measurement `home_assistant_events` of the bucket `home_assistant_events`.

use std::fmt::Write;

use crate::rows::{FromRow, Row, RowError};
use crate::{Error, Line, LineProtocol, Timestamp, buckets, tags};

/// One event of Home Assistant, at the time when it happened.
#[derive(Debug, Clone, PartialEq)]
pub struct HomeAssistantEvents {
    /// The time of the point.
    pub time: Timestamp,
    /// The area of the home, by its identifier in the area registry of Home Assistant.
    pub area_id: Option<tags::AreaId>,
    /// The device that provides the entity, by its identifier in the device registry of Home
    /// Assistant.
    pub device_id: Option<tags::DeviceId>,
    /// The Home Assistant domain of the entity, the part of its identifier before the dot.
    pub domain: tags::Domain,
    /// The Home Assistant entity, as `domain.object`.
    pub entity_id: tags::EntityId,
    /// The kind of event on the event bus of Home Assistant.
    pub event_type: tags::EventType,
    /// The name of the entity as people read it.
    ///
    /// At most 255 bytes.
    pub attr_friendly_name: Option<String>,
    /// The state of the entity after the event, as text even where it is a number.
    ///
    /// At most 1020 bytes.
    pub state: String,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the tag `area_id`.
    pub const AREA_ID: &str = "area_id";

    /// The key of the tag `device_id`.
    pub const DEVICE_ID: &str = "device_id";

    /// The key of the tag `domain`.
    pub const DOMAIN: &str = "domain";

    /// The key of the tag `entity_id`.
    pub const ENTITY_ID: &str = "entity_id";

    /// The key of the tag `event_type`.
    pub const EVENT_TYPE: &str = "event_type";

    /// The key of the field `attr_friendly_name`.
    pub const ATTR_FRIENDLY_NAME: &str = "attr_friendly_name";

    /// The key of the field `state`.
    pub const STATE: &str = "state";
}

impl HomeAssistantEvents {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(
        time: Timestamp,
        domain: tags::Domain,
        entity_id: tags::EntityId,
        event_type: tags::EventType,
        state: String,
    ) -> Self {
        Self {
            time,
            area_id: None,
            device_id: None,
            domain,
            entity_id,
            event_type,
            attr_friendly_name: None,
            state,
        }
    }
}

impl LineProtocol for HomeAssistantEvents {
    type Bucket = buckets::HomeAssistantEvents;

    const MEASUREMENT: &'static str = "home_assistant_events";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.tag(keys::AREA_ID, self.area_id.as_ref())?;
        line.tag(keys::DEVICE_ID, self.device_id.as_ref())?;
        line.tag(keys::DOMAIN, Some(&self.domain))?;
        line.tag(keys::ENTITY_ID, Some(&self.entity_id))?;
        line.tag(keys::EVENT_TYPE, Some(&self.event_type))?;
        line.string(
            keys::ATTR_FRIENDLY_NAME,
            self.attr_friendly_name.as_ref(),
            255,
        )?;
        line.string(keys::STATE, Some(&self.state), 1020)?;
        Ok(())
    }
}

impl FromRow for HomeAssistantEvents {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        Ok(Self {
            time,
            area_id: row.optional_text(keys::AREA_ID)?,
            device_id: row.optional_text(keys::DEVICE_ID)?,
            domain: row.text(keys::DOMAIN)?,
            entity_id: row.text(keys::ENTITY_ID)?,
            event_type: row.text(keys::EVENT_TYPE)?,
            attr_friendly_name: row.optional_field(keys::ATTR_FRIENDLY_NAME)?,
            state: row.field(keys::STATE)?,
        })
    }
}
