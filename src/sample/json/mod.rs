//! JSON that satisfies a schema.
//!
//! `read` makes a tree of [`kind::Kind`]s of the schema, `draw` makes values of that. Keywords that a value
//! cannot be grown from (`not`, `if`, …) are passed over, and values are held against the whole schema
//! then, as long as it takes. Where nothing is found the field's example is what all points have.

mod draw;
mod kind;
mod objects;
mod read;
mod references;
mod scalars;
#[cfg(test)]
mod tests;

use jsonschema::{Draft, Validator};
use serde_json::Value;

use super::{
    error::SampleError,
    random::{Random, Seed},
    text::Size,
};
use crate::{model::Field, words::Tick};
use draw::Draw;
use read::{Flaw, Read};

/// What makes the JSON of a field.
#[derive(Debug)]
pub(super) struct Json {
    read: Read,
    /// The whole schema, where values have to be held against it.
    check: Option<Validator>,
    most: usize,
    /// A text that fits, for when chance finds none.
    spare: String,
}

/// How often chance may fail before there is taken to be nothing.
const TRIES: u32 = 300;

/// How many values are looked at at least, to see whether the schema says more than was understood.
const SURE: u32 = 20;

impl Json {
    /// That of the JSON field with this key.
    pub fn new(key: &str, field: &Field) -> Result<Self, SampleError> {
        let most = field.max_bytes.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
        let Some(schema) = &field.schema else { return Ok(Self::without_schema(field, most)) };
        let validator = validator(schema).ok_or_else(|| invalid(key))?;
        let flaw = match read::read(schema, most) {
            Ok(read) => match spare(&read, &validator, most) {
                Ok((spare, is_sure)) => {
                    let check = (!is_sure).then_some(validator);
                    return Ok(Self { read, check, most, spare });
                }
                Err(flaw) => flaw,
            },
            Err(flaw) => flaw,
        };
        let example = field.example.as_ref().filter(|example| validator.is_valid(example));
        match example.filter(|example| example.to_string().len() <= most) {
            Some(example) => Ok(Self::always(example)),
            None => Err(flaw.error(key)),
        }
    }

    /// JSON of which nothing is said: the example, or nothing much.
    fn without_schema(field: &Field, most: usize) -> Self {
        let example = field.example.as_ref().filter(|example| example.to_string().len() <= most);
        Self::always(example.unwrap_or(&Value::from(0)))
    }

    fn always(value: &Value) -> Self {
        let read = Read::only(vec![value.clone()]);
        Self { read, check: None, most: usize::MAX, spare: value.to_string() }
    }

    /// A text that fits.
    pub fn make(&self, random: &mut Random) -> String {
        let tries = if self.check.is_some() { 20 } else { 3 };
        for size in [Size::Usual, Size::Least] {
            for _ in 0..tries {
                if let Some(value) = Draw::new(&self.read, random, size).whole()
                    && self.check.as_ref().is_none_or(|validator| validator.is_valid(&value))
                {
                    let text = value.to_string();
                    if text.len() <= self.most {
                        return text;
                    }
                }
            }
        }
        self.spare.clone()
    }
}

/// Looks for a text that fits, and whether all that are made will.
fn spare(read: &Read, validator: &Validator, most: usize) -> Result<(String, bool), Flaw> {
    let mut random = Seed::new(0).random();
    let (mut spare, mut is_sure, mut is_long) = (None, read.unsure.is_none(), false);
    for at in 0..TRIES {
        let size = if at % 2 == 0 { Size::Usual } else { Size::Least };
        let Some(value) = Draw::new(read, &mut random, size).whole() else { continue };
        let (text, is_valid) = (value.to_string(), validator.is_valid(&value));
        is_sure &= is_valid;
        is_long |= is_valid && text.len() > most;
        spare = spare.or_else(|| (is_valid && text.len() <= most).then_some(text));
        if let Some(spare) = spare.take_if(|_| at >= SURE) {
            return Ok((spare, is_sure));
        }
    }
    Err(read.nothing_found(is_long.then_some(most)))
}

/// As `check` and `verify` compile a schema.
fn validator(schema: &Value) -> Option<Validator> {
    jsonschema::options().with_draft(Draft::Draft202012).offline().build(schema).ok()
}

fn invalid(key: &str) -> SampleError {
    let message = format!("the JSON Schema of field {} is not valid", Tick(key));
    SampleError::new(["schema"], message, "`fluxform check` says what is wrong with it")
}
