//! What bounds values, in words of the documentation.

use super::super::json::{Integer, Kind, List, Map, Number, Shape, Text};
use crate::{model::Field, words::count};

/// Unit and bounds of a field in sentences; `root` is the shape of its JSON.
pub(super) fn of_field(field: &Field, root: Option<&Shape>) -> String {
    let mut facts = Vec::new();
    facts.extend(field.unit.as_ref().map(|unit| format!("unit: {unit}")));
    facts.extend(range(field.min.map(number), field.max.map(number), ""));
    facts.extend(root.map(phrases).unwrap_or_default());
    facts.extend(field.max_bytes.map(|bytes| format!("at most {bytes} bytes")));
    sentences(facts)
}

/// The bounds of a shape in sentences.
pub(super) fn of_shape(shape: &Shape) -> String {
    sentences(phrases(shape))
}

/// Phrases as sentences.
pub(super) fn sentences(phrases: Vec<String>) -> String {
    let sentence = |phrase: String| {
        let mut letters = phrase.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", letters.as_str())
    };
    phrases.into_iter().map(sentence).collect::<Vec<_>>().join(" ")
}

fn phrases(shape: &Shape) -> Vec<String> {
    match &shape.kind {
        Kind::Integer(integer) => of_integer(integer),
        Kind::Number(number) => of_number(number),
        Kind::Text(text) => of_text(text),
        Kind::List(list) => of_list(list),
        Kind::Map(map) => of_map(map),
        _ => Vec::new(),
    }
}

fn of_integer(integer: &Integer) -> Vec<String> {
    let bounds = range(integer.minimum, integer.maximum, "");
    bounds.into_iter().chain(integer.multiple_of.map(|step| format!("a multiple of {step}"))).collect()
}

fn of_number(bounds: &Number) -> Vec<String> {
    let above = bounds.exclusive_minimum.map(|bound| format!("more than {}", number(bound)));
    let below = bounds.exclusive_maximum.map(|bound| format!("less than {}", number(bound)));
    let closed = range(bounds.minimum.map(number), bounds.maximum.map(number), "");
    above.into_iter().chain(closed).chain(below).collect()
}

fn of_text(text: &Text) -> Vec<String> {
    let length = range(text.min_length, text.max_length, "character");
    let pattern = text.pattern.as_ref().map(|pattern| format!("matches the regular expression `{pattern}`"));
    length.into_iter().chain(pattern).collect()
}

fn of_list(list: &List) -> Vec<String> {
    let length = range(list.min_items, list.max_items, "item");
    let unique = list.unique.then(|| "no two items are equal".to_owned());
    length.into_iter().chain(unique).chain(each("item", phrases(&list.items))).collect()
}

fn of_map(map: &Map) -> Vec<String> {
    let mut facts: Vec<_> = range(map.min_properties, map.max_properties, "member").into_iter().collect();
    facts.extend(always(&map.required));
    facts.extend(each("key", of_text(&map.names)));
    facts.extend(each("value", phrases(&map.values)));
    facts
}

/// What is said of the keys that are always there.
pub(super) fn always(keys: &[String]) -> Option<String> {
    let keys = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    (!keys.is_empty()).then(|| format!("always has {keys}"))
}

fn each(what: &str, phrases: Vec<String>) -> Option<String> {
    (!phrases.is_empty()).then(|| format!("each {what}: {}", phrases.join(", ")))
}

/// A number as people write it: very large and small ones by their powers of ten.
fn number(number: f64) -> String {
    let short = format!("{number:?}");
    if short.contains('e') { short } else { number.to_string() }
}

/// The range between two bounds of a number of things, or of a number itself.
fn range<T: ToString>(min: Option<T>, max: Option<T>, noun: &str) -> Option<String> {
    let of = |bound: &T| {
        let bound = bound.to_string();
        match bound.parse::<u64>() {
            Ok(number) if !noun.is_empty() => count(number, noun),
            _ => bound,
        }
    };
    match (min, max) {
        (Some(min), Some(max)) if !noun.is_empty() && min.to_string() == max.to_string() => {
            Some(format!("exactly {}", of(&max)))
        }
        (Some(min), Some(max)) => Some(format!("from {} to {}", min.to_string(), of(&max))),
        (Some(min), None) => Some(format!("at least {}", of(&min))),
        (None, Some(max)) => Some(format!("at most {}", of(&max))),
        (None, None) => None,
    }
}
