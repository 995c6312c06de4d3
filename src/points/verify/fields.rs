//! The value of a field.

use std::cmp::Ordering;

use influxdb_line_protocol::FieldValue;
use serde_json::Value;

use super::{
    Verifier,
    findings::{Findings, Here, Message},
    literal,
    number::compare,
    place::Part,
    shapes::FieldShape,
};
use crate::{
    diagnostic::closest,
    model::FieldKind,
    points::{codes, point::kind_of},
    words::{Tick, list},
};

/// Checks the value at place `at` of the point.
pub(super) fn check_field(
    verifier: &Verifier<'_>,
    field: &FieldShape<'_>,
    here: Here<'_>,
    (at, value): (usize, &FieldValue<'_>),
    out: &mut Findings<'_>,
) {
    let part = Part::FieldValue(at);
    if kind_of(value) != field.field.stored_type() {
        out.add(codes::WRONG_TYPE, here, &part, || wrong_type(field, value));
        return;
    }
    match value {
        FieldValue::String(text) => check_text(verifier, field, here, (&part, text), out),
        FieldValue::Boolean(_) => {}
        number => check_bounds(field, here, (&part, number), out),
    }
}

fn wrong_type(field: &FieldShape<'_>, value: &FieldValue<'_>) -> Message {
    let (declared, written) = (field.field.kind, kind_of(value));
    Message::new(format!("field {} is {} and is written as {}", Tick(field.name), literal::a(declared), literal::a(written)))
        .label(format!("{written} literal"))
        .note("the server drops a point whose field has another type than its shard group; in an empty one it keeps both types")
        .help(literal::instead(declared, value))
}

fn check_bounds(
    field: &FieldShape<'_>,
    here: Here<'_>,
    (part, value): (&Part, &FieldValue<'_>),
    out: &mut Findings<'_>,
) {
    let beyond = |bound: Option<f64>, side| bound.filter(|bound| compare(value, *bound) == Some(side));
    let found = beyond(field.field.min, Ordering::Less).map(|min| ("less", min, "min"));
    let found = found.or_else(|| beyond(field.field.max, Ordering::Greater).map(|max| ("more", max, "max")));
    if let Some((how, bound, which)) = found {
        out.add(codes::OUT_OF_BOUNDS, here, part, || {
            let name = Tick(field.name);
            Message::new(format!("field {name} is {} here, {how} than {bound}", literal::shown(value)))
                .help(format!("correct the writer, or `{which}` if the value is right"))
        });
    }
}

fn check_text(
    verifier: &Verifier<'_>,
    field: &FieldShape<'_>,
    here: Here<'_>,
    (part, text): (&Part, &str),
    out: &mut Findings<'_>,
) {
    if let Some(most) = field.field.max_bytes.filter(|most| text.len() as u64 > *most) {
        out.add(codes::TOO_MANY_BYTES, here, part, || {
            Message::new(format!(
                "the text of field {} has {} bytes, more than {most}",
                Tick(field.name),
                text.len()
            ))
            .help("shorten it, or raise `max_bytes`")
        });
    }
    if field.field.kind == FieldKind::Json {
        check_json(verifier, field, here, (part, text), out);
    } else if !field.values.is_empty() && !field.values.contains(text) {
        out.add(codes::VALUE_NOT_LISTED, here, part, || not_listed(field, text));
    }
}

fn not_listed(field: &FieldShape<'_>, text: &str) -> Message {
    let values = || field.field.values.iter().map(String::as_str);
    let message = Message::new(format!("field {} never is {}", Tick(field.name), Tick(text)));
    match closest(text, values()) {
        // Of very short ones each is close to each.
        Some(meant) if text.len() > 2 => message.help(format!("did you mean {}?", Tick(meant))),
        _ => message.help(format!("its values are {}", list(values()))),
    }
}

fn check_json(
    verifier: &Verifier<'_>,
    field: &FieldShape<'_>,
    here: Here<'_>,
    (part, text): (&Part, &str),
    out: &mut Findings<'_>,
) {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            out.add(codes::NOT_JSON, here, part, || {
                Message::new(format!("the text of field {} is not JSON", Tick(field.name)))
                    .note(error.to_string())
                    .help("write JSON, with `\\\"` for each of its quotes and `\\\\` for each of its backslashes")
            });
            return;
        }
    };
    let Some(validator) = field.validator.map(|place| verifier.validators.get(place)) else { return };
    if !validator.is_valid(&value) {
        out.add(codes::JSON_AGAINST_SCHEMA, here, part, || {
            let message =
                Message::new(format!("the JSON of field {} does not satisfy its schema", Tick(field.name)));
            let errors = validator.iter_errors(&value).take(3);
            let notes = errors.map(|error| {
                let at = error.instance_path().to_string();
                let text = error.to_string();
                if at.is_empty() { text } else { format!("at {at}: {text}") }
            });
            notes
                .fold(message, |message, note| message.note(shorten(&note)))
                .help("correct the writer, or the schema if the value is right")
        });
    }
}

/// A note of bearable length: some repeat the value.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
