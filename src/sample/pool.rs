//! The values of a tag.

use std::collections::HashSet;

use super::{
    error::SampleError,
    random::Seed,
    text::{Bounds, Pattern, Style, word},
};
use crate::{model::Tag, points::Name, words::Tick};

/// The values of a tag that nothing bounds.
const UNBOUNDED: u64 = 10;

/// The most values of a tag that are made, whatever its budget is.
const MOST: u64 = 100_000;

/// The most bytes of a value; all names of a series have to fit into 65,535.
const LONGEST: u64 = 1_024;

/// How often in turn chance may give what is there already before that is taken for all there is.
const TRIES: usize = 100;

/// Different values of the tag defined under `key`, as many as its budget allows where there are that many.
/// The first is the example, if it fits.
pub(super) fn values(seed: Seed, key: &str, tag: &Tag) -> Result<Vec<String>, SampleError> {
    let pattern = tag.pattern.as_deref().map(Pattern::new).transpose().map_err(|why| unfit(key, &why))?;
    let fits = |value: &str| {
        pattern.as_ref().is_none_or(|pattern| pattern.is_match(value))
            && Name::Value(value).refused().is_none()
    };
    let most = tag.budget().unwrap_or(UNBOUNDED).clamp(1, MOST);
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut values = Values { most, seen: HashSet::new(), all: Vec::new() };
    let listed = |value: &str| tag.values.is_empty() || tag.values.iter().any(|listed| listed == value);
    tag.example.iter().filter(|example| fits(example) && listed(example)).for_each(|value| values.add(value));
    tag.values.iter().filter(|value| fits(value)).for_each(|value| values.add(value));
    if tag.values.is_empty() {
        values.invent(seed, pattern.as_ref(), fits);
    }
    if !values.all.is_empty() {
        return Ok(values.all);
    }
    Err(if tag.values.is_empty() {
        unfit(key, "no value was found that matches it, fits into a line and has at most 1,024 bytes")
    } else {
        let message =
            format!("none of the values of tag {} matches its pattern and fits into a line", Tick(key));
        SampleError::new(["tags", key, "values"], message, "correct its `values`, or its `pattern`")
    })
}

fn unfit(key: &str, why: &str) -> SampleError {
    let message = format!("no value can be made of the pattern of tag {}: {why}", Tick(key));
    SampleError::new(["tags", key, "pattern"], message, "correct the pattern, or list the tag's `values`")
}

struct Values {
    most: usize,
    seen: HashSet<String>,
    all: Vec<String>,
}

impl Values {
    fn add(&mut self, value: &str) {
        if self.all.len() < self.most && self.seen.insert(value.to_owned()) {
            self.all.push(value.to_owned());
        }
    }

    /// Adds invented ones: such as can be spoken, and where there are too few of these any.
    fn invent(&mut self, seed: Seed, pattern: Option<&Pattern>, fits: impl Fn(&str) -> bool) {
        let mut random = seed.random();
        let bounds = Bounds::bytes(Some(LONGEST));
        let mut in_vain = 0;
        while self.all.len() < self.most && in_vain < 2 * TRIES {
            let style = Style { more: 8, plain: in_vain >= TRIES };
            let made = if let Some(pattern) = pattern {
                pattern.attempt(&mut random, &bounds, style)
            } else {
                let letters = random.index(4, 8);
                Some(word(&mut random, letters))
            };
            let before = self.all.len();
            made.filter(|value| fits(value)).iter().for_each(|value| self.add(value));
            in_vain = if self.all.len() > before { 0 } else { in_vain + 1 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values_of(tag: serde_json::Value) -> Result<Vec<String>, SampleError> {
        values(Seed::new(0), "t", &serde_json::from_value(tag).unwrap())
    }

    #[test]
    fn values_are_different_and_as_many_as_the_budget() {
        for (tag, count) in [
            (serde_json::json!({ "pattern": "^[0-9a-f]{32}$", "max_values": 500 }), 500),
            (serde_json::json!({ "pattern": "^[a-z0-9_]+$", "max_values": 20, "example": "light" }), 20),
            (serde_json::json!({ "pattern": "^(a|b)$", "max_values": 20 }), 2),
            (serde_json::json!({ "pattern": "^[a-z]{2}$", "max_values": 400 }), 400),
            (serde_json::json!({ "values": ["a", "b", "c"] }), 3),
            (serde_json::json!({ "values": ["a", "b", "c"], "max_values": 2 }), 2),
            (serde_json::json!({ "values": ["a", "b", "c"], "pattern": "[bc]" }), 2),
            (serde_json::json!({ "max_values": 1_000 }), 1_000),
            (serde_json::json!({}), 10),
        ] {
            let made = values_of(tag.clone()).unwrap();
            let distinct: HashSet<&String> = made.iter().collect();
            assert_eq!((made.len(), distinct.len()), (count, count), "{tag}");
        }
    }

    #[test]
    fn the_example_comes_first_where_it_fits() {
        let first = |tag| values_of(tag).unwrap().swap_remove(0);
        assert_eq!(first(serde_json::json!({ "example": "light" })), "light");
        assert_eq!(first(serde_json::json!({ "example": "b", "values": ["a", "b"] })), "b");
        assert_eq!(first(serde_json::json!({ "example": "c", "values": ["a", "b"] })), "a");
        assert_ne!(first(serde_json::json!({ "example": "light", "pattern": "^[0-9]+$" })), "light");
    }

    #[test]
    fn what_has_no_value_is_told_with_its_place() {
        for (tag, place) in [
            (serde_json::json!({ "pattern": "^x{2000}$" }), "tags.t.pattern"),
            (serde_json::json!({ "pattern": "^$" }), "tags.t.pattern"),
            (serde_json::json!({ "pattern": "^\n$" }), "tags.t.pattern"),
            (serde_json::json!({ "pattern": "(" }), "tags.t.pattern"),
            (serde_json::json!({ "values": ["a"], "pattern": "b" }), "tags.t.values"),
        ] {
            assert_eq!(values_of(tag).unwrap_err().path.join("."), place);
        }
    }
}
