//! A value that does not convert.

use super::{Tally, Why, fields, names};
use crate::{
    model::OnConvertError,
    points::{Batch, Value},
};

/// Where it is, and why it does not.
pub(super) struct Misfit<'c> {
    pub row: usize,
    pub field: &'c str,
    pub value: Value,
    pub why: Why,
}

impl Misfit<'_> {
    /// Counts it as dropped, or keeps it in another field, where that is asked for. Its own place is
    /// left to the caller, who empties it unless this fails.
    pub fn put_aside(
        self,
        batch: &mut Batch,
        on_error: &OnConvertError,
        tally: &mut Tally,
    ) -> Result<(), Why> {
        match on_error {
            OnConvertError::DropField => tally.dropped += 1,
            OnConvertError::KeepIn(other) if other != self.field => {
                if let Some(why) = names::field(other.as_bytes()) {
                    return Err(why);
                }
                fields::place(batch, self.row, other, self.value)?;
                tally.kept += 1;
            }
            OnConvertError::Fail
            | OnConvertError::Round
            | OnConvertError::Truncate
            | OnConvertError::KeepIn(_) => return Err(self.why),
        }
        Ok(())
    }
}
