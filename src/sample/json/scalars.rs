//! Numbers and texts of a JSON Schema.

use serde_json::Value;

use super::{
    kind::Kind,
    read::{Flaw, Reader, Schema},
};
use crate::sample::{
    number::{Floats, Range, Wholes},
    text::{Bounds, Length, Text},
};

/// The whole numbers that a JSON value holds.
const WHOLES: (i128, i128) = (i64::MIN as i128, u64::MAX as i128);

/// The most decimal places of a step.
const PLACES: usize = 12;

impl Reader<'_> {
    pub(super) fn integer(&mut self, schema: &Schema) -> Result<Kind, Flaw> {
        let step = match number_of(schema, "multipleOf") {
            Some(step) if step.fract() == 0.0 => step,
            Some(step) if (1.0 / step).fract() == 0.0 => 1.0,
            None => 1.0,
            Some(_) => {
                self.pass_over(schema, |keyword| keyword == "multipleOf");
                1.0
            }
        };
        let range = range(schema, |bound| bound.floor() + 1.0, |bound| bound.ceil() - 1.0);
        let wholes = wholes(range, step);
        wholes.map(Kind::Whole).ok_or_else(|| self.no_number(schema, "no integer"))
    }

    pub(super) fn number(&mut self, schema: &Schema) -> Result<Kind, Flaw> {
        let range = range(schema, f64::next_up, f64::next_down);
        let made = match number_of(schema, "multipleOf") {
            None => Floats::new(range).map(Kind::Number),
            Some(step) if step.fract() == 0.0 => wholes(range, step).map(Kind::Whole),
            Some(step) => multiples(range, step),
        };
        made.ok_or_else(|| self.no_number(schema, "no number"))
    }

    fn no_number(&self, schema: &Schema, what: &str) -> Flaw {
        let bounds = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"];
        let first = bounds.into_iter().find(|keyword| schema.contains_key(*keyword));
        let message = format!("{what} is within the bounds");
        first.map_or_else(|| self.flaw(&message), |keyword| self.flaw_at(keyword, &message))
    }

    pub(super) fn text(&mut self, schema: &Schema) -> Result<Kind, Flaw> {
        let pattern = schema.get("pattern").and_then(Value::as_str);
        let all = self.bounds();
        let least = size_of(schema, "minLength").unwrap_or(0);
        let most = Length { chars: size_of(schema, "maxLength").unwrap_or(usize::MAX), ..all.most };
        let text = Text::new(pattern, Bounds { least, most });
        let keywords = ["pattern", "minLength", "maxLength"];
        let place = keywords.into_iter().find(|keyword| schema.contains_key(*keyword));
        text.map(Kind::Text)
            .map_err(|why| place.map_or_else(|| self.flaw(&why), |keyword| self.flaw_at(keyword, &why)))
    }
}

pub(super) fn size_of(schema: &Schema, keyword: &str) -> Option<usize> {
    // The standard allows `2.0`.
    let value = schema.get(keyword)?;
    let whole = value.as_u64().or_else(|| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        value.as_f64().map(|number| number as u64)
    });
    whole.map(|number| usize::try_from(number).unwrap_or(usize::MAX))
}

fn number_of(schema: &Schema, keyword: &str) -> Option<f64> {
    schema.get(keyword).and_then(Value::as_f64)
}

/// Where numbers may lie; `above` and `below` give the first number beyond a bound.
fn range(schema: &Schema, above: fn(f64) -> f64, below: fn(f64) -> f64) -> Range {
    let of = |keyword| number_of(schema, keyword);
    let example = schema.get("examples").and_then(|examples| examples.get(0)).or(schema.get("default"));
    Range {
        min: of("minimum").into_iter().chain(of("exclusiveMinimum").map(above)).reduce(f64::max),
        max: of("maximum").into_iter().chain(of("exclusiveMaximum").map(below)).reduce(f64::min),
        example: example.and_then(Value::as_f64),
    }
}

fn wholes(range: Range, step: f64) -> Option<Wholes> {
    // Steps are positive, and the cast saturates.
    #[allow(clippy::cast_possible_truncation)]
    Wholes::new(range, step as i128, WHOLES)
}

/// Multiples of a fraction, as whole numbers of it: 0.25 is 25 hundredths.
fn multiples(range: Range, step: f64) -> Option<Kind> {
    let powers = std::iter::successors(Some(1.0), |power| Some(power * 10.0)).take(PLACES);
    let (numerator, denominator) = powers
        .map(|power| ((step * power).round(), power))
        .find(|(numerator, power)| *numerator > 0.0 && (numerator / power).to_bits() == step.to_bits())?;
    let (min, max) = range.ends();
    let counted = Range { min: Some((min / step).ceil()), max: Some((max / step).floor()), example: None };
    let wholes = Wholes::new(counted, 1, WHOLES)?;
    Some(Kind::Multiple { wholes, numerator, denominator })
}
