//! A bucket that points are read from or written to, and what is known of its shard groups.

use super::{Error, Mover, change::Change, look::look, pieces::MOST_POINTS, rows::Rows};
use crate::{
    influx::{LiveBucket, ShardGroups, Source},
    model::{ObservedBucket, ObservedMeasurement, TimeRange},
};

/// A bucket that is certainly the one that is meant.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub bucket: &'a LiveBucket,
    pub source: Source,
    /// The bounds of the shard groups, where the token may read them.
    pub groups: Option<Vec<TimeRange>>,
    pub rows: Rows,
    /// The most points of a window, about.
    pub most: u64,
}

impl<'a> Place<'a> {
    /// # Errors
    /// [`Error::NoSource`] if the bucket's name may lead to another one.
    pub fn open(mover: &Mover<'_>, bucket: &'a LiveBucket) -> Result<Self, Error> {
        let no_source = || Error::NoSource { bucket: bucket.settings.name.clone() };
        let source = mover.client.source(mover.live, bucket)?.ok_or_else(no_source)?;
        let groups = match mover.client.shard_groups(bucket)? {
            ShardGroups::Known(groups) => {
                Some(groups.iter().map(|group| TimeRange { start: group.start, end: group.end }).collect())
            }
            ShardGroups::Unknown { .. } => None,
        };
        Ok(Self { bucket, source, groups, rows: Rows::default(), most: MOST_POINTS })
    }

    /// The same with smaller windows where a change holds all points of one together.
    pub fn open_for(mover: &Mover<'_>, bucket: &'a LiveBucket, change: Change<'_>) -> Result<Self, Error> {
        Ok(Self { most: change.most_points(), ..Self::open(mover, bucket)? })
    }

    /// The name of the bucket.
    pub fn name(&self) -> &str {
        &self.bucket.settings.name
    }

    /// The wanted measurements as they are now.
    pub fn look(&self, mover: &Mover<'_>, is_wanted: impl Fn(&str) -> bool) -> Result<ObservedBucket, Error> {
        look(mover.client, mover.live, self.name(), is_wanted, mover.jobs)
    }

    /// A measurement as it is now; one without fields if it is not there.
    pub fn look_at(&self, mover: &Mover<'_>, measurement: &str) -> Result<ObservedMeasurement, Error> {
        let mut seen = self.look(mover, |name| name == measurement)?;
        Ok(seen.measurements.remove(measurement).unwrap_or_default())
    }
}
