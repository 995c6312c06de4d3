//! What JSON Schema asks of values beyond their types, checked when a point is written.
//!
//! Nothing is allocated for a value that is as it should be, but to compare long arrays of unique
//! items.

use std::{collections::BTreeMap, fmt::Display, ops::Rem};

use crate::Error;
use crate::text::pattern::{Step, is_match};

/// The longest array whose items are compared each with each.
const SHORT: usize = 32;

/// What is wrong in JSON, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The place as a JSON pointer; empty for the whole.
    pub place: String,
    /// What is wrong there.
    pub reason: String,
}

impl Fault {
    /// A fault of the value that is looked at.
    #[must_use]
    pub const fn new(reason: String) -> Self {
        let place = String::new();
        Self { place, reason }
    }

    /// The fault as that of what holds the value under a key, or at an index.
    #[must_use]
    pub fn below(mut self, key: &str) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        self.place.insert_str(0, &format!("/{key}"));
        self
    }

    /// The error of the field whose JSON this is about.
    pub(crate) fn of(self, field: &'static str) -> Error {
        let Self { place, reason } = self;
        Error::Invalid {
            field,
            place,
            reason,
        }
    }
}

fn hold(holds: bool, reason: impl FnOnce() -> String) -> Result<(), Fault> {
    if holds {
        Ok(())
    } else {
        Err(Fault::new(reason()))
    }
}

/// Whatever the type takes.
///
/// # Errors
/// None.
pub const fn nothing<T>(_: &T) -> Result<(), Fault> {
    Ok(())
}

/// A number that JSON can say.
///
/// # Errors
/// An infinite one, or one that is none.
pub fn finite(value: &f64) -> Result<(), Fault> {
    hold(value.is_finite(), || {
        format!("{value} is no number of JSON")
    })
}

/// A number that is not less than a bound.
///
/// # Errors
/// One that is less.
pub fn minimum<T: Copy + PartialOrd + Display>(value: &T, bound: T) -> Result<(), Fault> {
    hold(*value >= bound, || format!("{value} is less than {bound}"))
}

/// A number that is not more than a bound.
///
/// # Errors
/// One that is more.
pub fn maximum<T: Copy + PartialOrd + Display>(value: &T, bound: T) -> Result<(), Fault> {
    hold(*value <= bound, || format!("{value} is more than {bound}"))
}

/// A number that is more than a bound.
///
/// # Errors
/// One that is not.
pub fn more_than<T: Copy + PartialOrd + Display>(value: &T, bound: T) -> Result<(), Fault> {
    hold(*value > bound, || {
        format!("{value} is not more than {bound}")
    })
}

/// A number that is less than a bound.
///
/// # Errors
/// One that is not.
pub fn less_than<T: Copy + PartialOrd + Display>(value: &T, bound: T) -> Result<(), Fault> {
    hold(*value < bound, || {
        format!("{value} is not less than {bound}")
    })
}

/// A multiple of a step.
///
/// # Errors
/// A number that is none.
pub fn multiple<T>(value: &T, step: T) -> Result<(), Fault>
where
    T: Copy + Default + Display + PartialEq + Rem<Output = T>,
{
    hold(*value % step == T::default(), || {
        format!("{value} is no multiple of {step}")
    })
}

fn at_least(found: usize, bound: usize, what: &str) -> Result<(), Fault> {
    hold(found >= bound, || {
        format!("{}, and at least {bound} needed", counted(found, what))
    })
}

fn at_most(found: usize, bound: usize, what: &str) -> Result<(), Fault> {
    hold(found <= bound, || {
        format!("{}, and at most {bound} allowed", counted(found, what))
    })
}

fn counted(number: usize, what: &str) -> String {
    let end = if number == 1 { "" } else { "s" };
    format!("{number} {what}{end}")
}

/// A text of at least as many characters.
///
/// # Errors
/// A shorter one.
pub fn min_length(value: &str, bound: usize) -> Result<(), Fault> {
    at_least(value.chars().count(), bound, "character")
}

/// A text of at most as many characters.
///
/// # Errors
/// A longer one.
pub fn max_length(value: &str, bound: usize) -> Result<(), Fault> {
    at_most(value.chars().count(), bound, "character")
}

/// A text with a part that a pattern matches, whose program is `steps`.
///
/// # Errors
/// One without.
pub(crate) fn pattern<const N: usize>(
    value: &str,
    steps: &[Step; N],
    pattern: &str,
) -> Result<(), Fault> {
    hold(is_match(steps, value), || {
        format!("{value:?} does not match {pattern}")
    })
}

/// An array of at least as many items.
///
/// # Errors
/// A shorter one.
pub fn min_items<T>(value: &[T], bound: usize) -> Result<(), Fault> {
    at_least(value.len(), bound, "item")
}

/// An array of at most as many items.
///
/// # Errors
/// A longer one.
pub fn max_items<T>(value: &[T], bound: usize) -> Result<(), Fault> {
    at_most(value.len(), bound, "item")
}

/// An array without two equal items.
///
/// # Errors
/// One with two, at the place of the second.
pub fn unique<T: Ord>(value: &[T]) -> Result<(), Fault> {
    if value.len() <= SHORT {
        return distinct(value);
    }
    let mut sorted: Vec<(&T, usize)> = value.iter().zip(0..).collect();
    sorted.sort_unstable();
    let equal = sorted.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    let first = equal.map(|pair| (pair[1].1, pair[0].1)).min();
    first.map_or(Ok(()), |(index, other)| Err(same(index, other)))
}

fn same(index: usize, other: usize) -> Fault {
    Fault::new(format!("the same as item {other}")).below(&index.to_string())
}

/// An array without two equal items, whose order is not known.
///
/// # Errors
/// One with two, at the place of the second.
pub fn distinct<T: PartialEq>(value: &[T]) -> Result<(), Fault> {
    for (index, item) in value.iter().enumerate() {
        if let Some(other) = value[..index].iter().position(|other| other == item) {
            return Err(same(index, other));
        }
    }
    Ok(())
}

/// An array whose items all pass.
///
/// # Errors
/// The first item that does not.
pub fn each<T>(value: &[T], check: impl Fn(&T) -> Result<(), Fault>) -> Result<(), Fault> {
    for (index, item) in value.iter().enumerate() {
        check(item).map_err(|fault| fault.below(&index.to_string()))?;
    }
    Ok(())
}

/// A map of at least as many members.
///
/// # Errors
/// One of fewer.
pub fn min_properties<T>(value: &BTreeMap<String, T>, bound: usize) -> Result<(), Fault> {
    at_least(value.len(), bound, "member")
}

/// A map of at most as many members.
///
/// # Errors
/// One of more.
pub fn max_properties<T>(value: &BTreeMap<String, T>, bound: usize) -> Result<(), Fault> {
    at_most(value.len(), bound, "member")
}

/// A map that has a key.
///
/// # Errors
/// One that has not.
pub fn required<T>(value: &BTreeMap<String, T>, key: &str) -> Result<(), Fault> {
    hold(value.contains_key(key), || format!("{key:?} is missing"))
}

/// A map that has no such key, because a struct has a member for it.
///
/// # Errors
/// One that has.
pub fn foreign<T>(value: &BTreeMap<String, T>, key: &str) -> Result<(), Fault> {
    let twice = || Fault::new("there is a member for this key".to_owned()).below(key);
    if value.contains_key(key) {
        return Err(twice());
    }
    Ok(())
}

/// A map whose keys all pass.
///
/// # Errors
/// The first key that does not.
pub fn keys<T>(
    value: &BTreeMap<String, T>,
    check: impl Fn(&String) -> Result<(), Fault>,
) -> Result<(), Fault> {
    for key in value.keys() {
        let of_key = |fault: Fault| Fault::new(format!("the key: {}", fault.reason)).below(key);
        check(key).map_err(of_key)?;
    }
    Ok(())
}

/// A map whose values all pass.
///
/// # Errors
/// The first value that does not.
pub fn values<T>(
    value: &BTreeMap<String, T>,
    check: impl Fn(&T) -> Result<(), Fault>,
) -> Result<(), Fault> {
    for (key, value) in value {
        check(value).map_err(|fault| fault.below(key))?;
    }
    Ok(())
}

/// A member that passes, if it has a value.
///
/// # Errors
/// One that does not.
pub fn member<T>(
    key: &str,
    value: Option<&T>,
    check: impl Fn(&T) -> Result<(), Fault>,
) -> Result<(), Fault> {
    value.map_or(Ok(()), |value| {
        check(value).map_err(|fault| fault.below(key))
    })
}
