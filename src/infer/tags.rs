//! Tags, each defined once for all measurements that carry its key.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Found,
    inferred::SeenTag,
    keys::{Keys, Known},
};
use crate::model::{Schema, Tag};

/// Fewer values than these are all listed; from here on a budget says how many there may be.
const LISTED: usize = 20;

/// The tags that the measurements of the definitions carry.
#[derive(Debug, Default)]
pub struct Tags {
    /// The key of each tag, by its key on the server.
    pub keys: BTreeMap<String, String>,
    /// Those that were not defined before, by their keys in the definitions.
    pub new: BTreeMap<String, Tag>,
    pub seen: BTreeMap<String, SeenTag>,
}

/// What is known of a tag from all its measurements.
#[derive(Debug, Default)]
struct United<'f> {
    values: BTreeSet<&'f String>,
    /// The most values within one measurement, which may be more than were kept.
    most: u64,
    measurements: u64,
}

/// Finds or makes the tags of all measurements that are known.
pub fn tags(found: &Found, known: &Known, defined: &Schema) -> Tags {
    let mut tags = Tags::default();
    let mut keys = Keys::new(defined.tags.keys());
    for (name, united) in united(found, known) {
        let own = own(name, defined).map(str::to_owned);
        let key = own.clone().unwrap_or_else(|| keys.give(&[name, &format!("{name}_tag")]));
        if own.is_none() {
            let different = (key != *name).then(|| name.to_owned());
            tags.new.insert(key.clone(), united.tag(different));
            tags.seen.insert(key.clone(), united.seen());
        }
        tags.keys.insert(name.to_owned(), key);
    }
    tags
}

/// The tag that is defined for this key: of several with one meaning each the one that bears it, else
/// one that had the key before.
fn own<'d>(name: &str, defined: &'d Schema) -> Option<&'d str> {
    let same = || defined.tags.iter().filter(|(key, tag)| tag.server_name(key) == name);
    let former = || defined.tags.iter().find(|(_, tag)| tag.renamed_from.iter().any(|former| former == name));
    let found = same().find(|(key, _)| *key == name).or_else(|| same().next()).or_else(former);
    found.map(|(key, _)| key.as_str())
}

fn united<'f>(found: &'f Found, known: &Known) -> BTreeMap<&'f str, United<'f>> {
    let mut all: BTreeMap<&str, United<'_>> = BTreeMap::new();
    for (bucket, observed) in &found.observed {
        for (measurement, observed) in &observed.measurements {
            if !known.measurements.contains_key(&(bucket.clone(), measurement.clone())) {
                continue;
            }
            for (name, tag) in &observed.tags {
                let united = all.entry(name).or_default();
                united.values.extend(&tag.values);
                united.most = united.most.max(tag.count);
                united.measurements += 1;
            }
        }
    }
    all
}

impl United<'_> {
    fn seen(&self) -> SeenTag {
        SeenTag { values: self.most.max(self.values.len() as u64), measurements: self.measurements }
    }

    fn tag(&self, name: Option<String>) -> Tag {
        let seen = self.seen().values;
        let all = self.values.len() < LISTED && seen == self.values.len() as u64;
        Tag {
            name,
            values: self.values.iter().filter(|_| all).map(|value| (*value).clone()).collect(),
            max_values: (!all).then(|| rounded_up(seen)),
            ..Tag::default()
        }
    }
}

/// The budget for so many values: the next number of the form 1, 2 or 5 × 10^n.
pub fn rounded_up(number: u64) -> u64 {
    let powers = (0..19).map(|power| 10_u64.pow(power));
    let mut steps = powers.flat_map(|power| [1, 2, 5].map(|step: u64| step.saturating_mul(power)));
    steps.find(|step| *step >= number).unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn budgets_are_round() {
        let cases = [(1, 1), (20, 20), (21, 50), (51, 100), (100_001, 200_000), (u64::MAX, u64::MAX)];
        for (seen, budget) in cases {
            assert_eq!(rounded_up(seen), budget, "{seen}");
        }
    }
}
