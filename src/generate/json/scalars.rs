//! Bounds of numbers and texts.

use serde_json::{Map, Value};

use super::{
    read::Reader,
    shape::{Integer, Number, Text},
};

/// The schema of a place, as far as it is an object.
pub(super) type Schema = Map<String, Value>;

impl Reader<'_> {
    pub(super) fn integer(&mut self, schema: &Schema) -> Integer {
        let minimum = self.number_of(schema, "minimum").map(|value| whole(value, f64::ceil));
        let above = self.number_of(schema, "exclusiveMinimum").map(|value| whole(value, f64::floor) + 1);
        let maximum = self.number_of(schema, "maximum").map(|value| whole(value, f64::floor));
        let below = self.number_of(schema, "exclusiveMaximum").map(|value| whole(value, f64::ceil) - 1);
        let multiple_of = schema.get("multipleOf").and_then(|value| {
            let step = value.as_f64().filter(|step| step.fract() == 0.0);
            let step = value.as_u64().or_else(|| step.and_then(|step| u64::try_from(step as i128).ok()));
            if step.is_none_or(|step| step == 0) {
                self.wrong("multipleOf", "is no whole number above 0", "say one, or leave it out");
            }
            step.filter(|step| *step > 0)
        });
        let (minimum, maximum) = (minimum.max(above), least(maximum, below));
        let from = minimum.unwrap_or(i128::MIN).max(i64::MIN.into());
        if from > maximum.unwrap_or(i128::MAX).min(u64::MAX.into()) {
            let help = "say bounds with an integer of 64 bits between them";
            self.flaw("the bounds leave no integer", help);
        }
        Integer { minimum, maximum, multiple_of }
    }

    pub(super) fn number(&mut self, schema: &Schema) -> Number {
        let mut bound = |keyword: &str| self.number_of(schema, keyword).and_then(Value::as_f64);
        let (mut minimum, mut above) = (bound("minimum"), bound("exclusiveMinimum"));
        let (mut maximum, mut below) = (bound("maximum"), bound("exclusiveMaximum"));
        if let (Some(at), Some(open)) = (minimum, above) {
            if open >= at { minimum = None } else { above = None }
        }
        if let (Some(at), Some(open)) = (maximum, below) {
            if open <= at { maximum = None } else { below = None }
        }
        Number { minimum, exclusive_minimum: above, maximum, exclusive_maximum: below }
    }

    pub(super) fn text(&mut self, schema: &Schema) -> Text {
        let pattern = schema.get("pattern");
        if pattern.is_some_and(|pattern| !pattern.is_string()) {
            self.wrong("pattern", "is no text", "say a regular expression");
        }
        Text {
            min_length: self.count(schema, "minLength"),
            max_length: self.count(schema, "maxLength"),
            pattern: pattern.and_then(Value::as_str).map(str::to_owned),
            keys: self.keys(),
        }
    }

    /// A number of things.
    pub(super) fn count(&mut self, schema: &Schema, keyword: &str) -> Option<u64> {
        let value = schema.get(keyword)?;
        let whole = value.as_f64().filter(|count| count.fract() == 0.0 && *count >= 0.0);
        let count = value.as_u64().or_else(|| whole.and_then(|count| u64::try_from(count as i128).ok()));
        if count.is_none() {
            self.wrong(keyword, "is no whole number from 0 on", "say one, or leave it out");
        }
        count
    }

    fn number_of<'v>(&mut self, schema: &'v Schema, keyword: &str) -> Option<&'v Value> {
        let value = schema.get(keyword)?;
        if !value.is_number() {
            self.wrong(keyword, "is no number", "say one, or leave it out");
        }
        Some(value).filter(|value| value.is_number())
    }
}

/// A bound as a whole number; one with a fraction is rounded.
fn whole(value: &Value, round: fn(f64) -> f64) -> i128 {
    let exact = value.as_i64().map(i128::from).or_else(|| value.as_u64().map(i128::from));
    // A cast of a float stops at the ends of the type; half of it leaves room for the number next to it.
    exact.unwrap_or_else(|| {
        (round(value.as_f64().unwrap_or_default()) as i128).clamp(i128::MIN / 2, i128::MAX / 2)
    })
}

fn least(one: Option<i128>, other: Option<i128>) -> Option<i128> {
    one.into_iter().chain(other).min()
}
