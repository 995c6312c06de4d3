//! Scripts that write what they compute.

use std::collections::{BTreeMap, BTreeSet};

use super::{Client, Error, Organization};

/// What a script wrote, as the server's own answer tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Computed {
    /// Points: of several fields with one time and the same tags there is one.
    pub points: usize,
    /// Values of fields.
    pub values: usize,
}

#[derive(Debug, Default)]
struct Tally {
    /// What tells each point from the others: the names and values of its tags.
    points: BTreeSet<BTreeMap<String, String>>,
    values: usize,
}

impl Client {
    /// Runs a script whose results end with `to`, and counts what it answers with: that is what was
    /// written. It is asked again where the answer was lost, so it has to write the same points then.
    ///
    /// # Errors
    /// Also where points could not be written: the answer says so (measured on 2.9.1).
    pub fn compute(&self, organization: &Organization, script: &str) -> Result<Computed, Error> {
        let tally = self.flux(&organization.id, script, |tally: &mut Tally, row| {
            let text = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
            let tags = row.texts().filter(|(key, _)| !["_field", "_value"].contains(key));
            tally.points.insert(tags.map(text).collect());
            tally.values += 1;
            Ok(())
        })?;
        Ok(Computed { points: tally.points.len(), values: tally.values })
    }
}
