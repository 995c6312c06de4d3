//! What a stream of points adds up to, and which fields of which types it has.

use super::types::{Clash, Fields};
use crate::points::{Batch, Digest};

/// What was seen of points that go by.
#[derive(Debug, Clone, Default)]
pub(super) struct Outline {
    pub digest: Digest,
    pub fields: Fields,
}

impl Outline {
    /// Adds the points of a batch.
    ///
    /// # Errors
    /// The field that comes with another type than before, as its name, the type before, and that now.
    pub fn add(&mut self, batch: &Batch) -> Result<(), Clash> {
        self.digest.add(batch);
        for (column, field) in batch.fields.iter().enumerate() {
            let mut values = batch.values.iter().skip(column).step_by(batch.fields.len());
            let Some(now) = values.find_map(|value| value.kind()) else { continue };
            match self.fields.get(field) {
                Some(before) if *before == now => {}
                Some(before) => return Err((String::from_utf8_lossy(field).into_owned(), *before, now)),
                None => {
                    self.fields.insert(field.clone(), now);
                }
            }
        }
        Ok(())
    }
}
