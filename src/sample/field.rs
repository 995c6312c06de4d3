//! The fields of a point.

use super::{
    error::SampleError,
    json::Json,
    number::{Floats, Range, Wholes},
    random::Random,
    text::{Bounds, Size, Text},
};
use crate::{
    model::{Field, FieldKind},
    points::{self, Literal, Name},
    words::Tick,
};

/// What makes the values of a field.
#[derive(Debug)]
pub(super) struct FieldMaker {
    /// `key=`, as a line has it.
    head: Vec<u8>,
    optional: bool,
    values: Values,
}

#[derive(Debug)]
enum Values {
    Float(Floats),
    Integer(Wholes),
    Unsigned(Wholes),
    Boolean,
    Listed(Vec<String>),
    /// Invented ones, and now and then the example.
    Text(Text, Option<String>),
    Json(Json),
}

/// Of how many points one lacks an optional field.
const ABSENT: u64 = 5;

/// Of how many texts one is the example.
const EXAMPLE: u64 = 4;

impl FieldMaker {
    /// That of the field with this key.
    pub fn new(key: &str, field: &Field) -> Result<Self, SampleError> {
        if let Some(why) = Name::Field(key).refused() {
            let message = format!("no line can carry field {}: {why}", Tick(key));
            return Err(SampleError::new([key], message, "give it another name"));
        }
        let values = Values::of(key, field).map_err(|error| error.within([key]))?;
        let head = [points::name(key.as_bytes()).as_slice(), b"="].concat();
        Ok(Self { head, optional: field.optional, values })
    }

    pub fn is_optional(&self) -> bool {
        self.optional
    }

    pub fn is_absent(&self, random: &mut Random) -> bool {
        self.optional && random.once_in(ABSENT)
    }

    pub fn put(&self, random: &mut Random, lines: &mut Vec<u8>) {
        lines.extend_from_slice(&self.head);
        let text;
        let literal = match &self.values {
            Values::Float(floats) => Literal::Float(floats.make(random)),
            Values::Integer(wholes) => {
                Literal::Integer(i64::try_from(wholes.make(random)).unwrap_or_default())
            }
            Values::Unsigned(wholes) => {
                Literal::Unsigned(u64::try_from(wholes.make(random)).unwrap_or_default())
            }
            Values::Boolean => Literal::Boolean(random.once_in(2)),
            Values::Listed(all) => Literal::Text(random.pick(all).map(String::as_bytes).unwrap_or_default()),
            Values::Text(_, Some(example)) if random.once_in(EXAMPLE) => Literal::Text(example.as_bytes()),
            Values::Text(made, _) => {
                text = made.make(random, Size::Usual);
                Literal::Text(text.as_bytes())
            }
            Values::Json(json) => {
                text = json.make(random);
                Literal::Text(text.as_bytes())
            }
        };
        points::put(literal, lines);
    }
}

impl Values {
    fn of(key: &str, field: &Field) -> Result<Self, SampleError> {
        let signed = (i128::from(i64::MIN), i128::from(i64::MAX));
        let unsigned = (0, i128::from(u64::MAX));
        let range = Range {
            min: field.min,
            max: field.max,
            example: field.example.as_ref().and_then(serde_json::Value::as_f64),
        };
        let none = || no_number(key, field);
        Ok(match field.kind {
            FieldKind::Float => Self::Float(Floats::new(range).ok_or_else(none)?),
            FieldKind::Integer => Self::Integer(Wholes::new(range, 1, signed).ok_or_else(none)?),
            FieldKind::Unsigned => Self::Unsigned(Wholes::new(range, 1, unsigned).ok_or_else(none)?),
            FieldKind::Boolean => Self::Boolean,
            FieldKind::String if field.values.is_empty() => Self::text(key, field)?,
            FieldKind::String => Self::listed(key, field)?,
            FieldKind::Json => Self::Json(Json::new(key, field)?),
        })
    }

    fn text(key: &str, field: &Field) -> Result<Self, SampleError> {
        let bounds = Bounds::bytes(field.max_bytes);
        let text = Text::new(None, bounds).map_err(|why| {
            let message = format!("no text can be made for field {}: {why}", Tick(key));
            SampleError::new(["max_bytes"], message, "raise `max_bytes`")
        })?;
        let example = field.example.as_ref().and_then(serde_json::Value::as_str);
        Ok(Self::Text(text, example.filter(|example| bounds.hold(example)).map(str::to_owned)))
    }

    fn listed(key: &str, field: &Field) -> Result<Self, SampleError> {
        let bounds = Bounds::bytes(field.max_bytes);
        let fitting: Vec<String> = field.values.iter().filter(|value| bounds.hold(value)).cloned().collect();
        if fitting.is_empty() {
            let message = format!("each of the values of field {} is longer than its `max_bytes`", Tick(key));
            return Err(SampleError::new(["values"], message, "raise `max_bytes`, or correct `values`"));
        }
        Ok(Self::Listed(fitting))
    }
}

fn no_number(key: &str, field: &Field) -> SampleError {
    let bound = |name: &str, bound: Option<f64>| bound.map(|bound| format!("`{name}` {bound}"));
    let bounds: Vec<String> = bound("min", field.min).into_iter().chain(bound("max", field.max)).collect();
    let message = format!("no {} fits {} of field {}", field.kind, bounds.join(" and "), Tick(key));
    let place = if field.min.is_some() { "min" } else { "max" };
    SampleError::new([place], message, "correct the bounds")
}
