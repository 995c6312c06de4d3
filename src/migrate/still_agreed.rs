//! Whether what a person agreed to is still all that is lost: points may have come since it was shown.

use super::{Consent, Error, facts::facts};
use crate::{
    influx::{Client, Live},
    plan::Operation,
};

/// Looks again at what the operations would take away, of which `live` is a fresh look.
///
/// # Errors
/// [`Error::LossSince`] where something is lost now and nobody agreed to any loss.
pub fn still_agreed<'a>(
    client: &Client,
    live: &Live,
    operations: impl IntoIterator<Item = &'a Operation> + Clone,
    consent: Consent,
) -> Result<(), Error> {
    if consent.data_loss || !operations.clone().into_iter().any(Operation::takes_away) {
        return Ok(());
    }
    let facts = facts(client, live, operations.clone())?;
    let lossy = operations.into_iter().filter(|operation| operation.hazard(&facts).is_destructive());
    let losses: Vec<_> = lossy.map(|operation| operation.bucket().to_owned()).collect();
    if losses.is_empty() { Ok(()) } else { Err(Error::LossSince(losses)) }
}
