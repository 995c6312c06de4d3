//! Changes of the tags of a series.

use std::collections::BTreeMap;

use super::tally::Teller;
use crate::points::Batch;

/// The tag under another key; one that is there already stays.
pub(super) fn rename(batch: &mut Batch, from: &str, to: &str, teller: &mut Teller<'_>) {
    if from == to {
        return;
    }
    let Some(value) = batch.remove_tag(from.as_bytes()) else { return };
    match batch.tag(to.as_bytes()) {
        None => batch.add_tag(to.as_bytes(), value),
        Some(there) if there == value => {}
        Some(_) => teller.tally.dropped += batch.times.len() as u64,
    }
}

pub(super) fn drop(batch: &mut Batch, tag: &str, teller: &mut Teller<'_>) {
    if batch.remove_tag(tag.as_bytes()).is_some() {
        teller.tally.dropped += batch.times.len() as u64;
    }
}

pub(super) fn drop_value(batch: &mut Batch, tag: &str, value: &str, teller: &mut Teller<'_>) {
    if batch.tag(tag.as_bytes()) == Some(value.as_bytes()) {
        drop(batch, tag, teller);
    }
}

pub(super) fn add(batch: &mut Batch, tag: &str, value: &str) {
    if batch.tag(tag.as_bytes()).is_none() {
        batch.add_tag(tag.as_bytes(), value.as_bytes().to_vec());
    }
}

/// Leaves out a series that has all of the tags.
pub(super) fn drop_series(batch: &mut Batch, tags: &BTreeMap<String, String>, teller: &mut Teller<'_>) {
    if tags.iter().all(|(key, value)| batch.tag(key.as_bytes()) == Some(value.as_bytes())) {
        teller.tally.left_out += batch.times.len() as u64;
        batch.times.clear();
        batch.values.clear();
    }
}
