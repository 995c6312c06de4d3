//! What JSON text holds, for templates: the model that all targets share, with identifiers.

use std::collections::BTreeMap;

use minijinja::value::{Value, ValueKind};

use super::super::{
    super::json::Json,
    identifiers::identifiers,
    manifest::{Kind, Manifest},
};

/// The shapes of a field's JSON. Members of records, and texts that are listed, have identifiers.
pub(super) fn context(json: &Json, manifest: &Manifest) -> Value {
    named(super::value(json), manifest)
}

fn named(value: Value, manifest: &Manifest) -> Value {
    match value.kind() {
        ValueKind::Map => map(&value, manifest),
        ValueKind::Seq => items(&value).map(|item| named(item, manifest)).collect(),
        _ => value,
    }
}

fn map(value: &Value, manifest: &Manifest) -> Value {
    let entries = items(value).filter_map(|key| {
        let entry = named(value.get_item(&key).ok()?, manifest);
        Some((key.as_str()?.to_owned(), entry))
    });
    let mut entries: BTreeMap<String, Value> = entries.collect();
    let (part, enrich): (_, fn(&Value, &Manifest) -> Value) =
        match entries.get("kind").and_then(Value::as_str) {
            Some("record") => ("members", with_names),
            Some("listed") => ("values", with_texts),
            _ => return Value::from_pairs(entries),
        };
    entries.entry(part.to_owned()).and_modify(|found| *found = enrich(found, manifest));
    Value::from_pairs(entries)
}

/// Members with their identifiers.
fn with_names(members: &Value, manifest: &Manifest) -> Value {
    let keys: Vec<Value> = items(members).filter_map(|member| member.get_attr("key").ok()).collect();
    let keys: Vec<&str> = keys.iter().filter_map(Value::as_str).collect();
    let names = identifiers(manifest, Kind::Member, &keys);
    let members = items(members).zip(names).map(|(member, names)| {
        let parts = items(&member).map(|part| (part.clone(), member.get_item(&part).unwrap_or_default()));
        let names = (Value::from("names"), super::value(&names));
        Value::from_pairs(parts.chain([names]).collect::<Vec<_>>())
    });
    members.collect()
}

/// Texts with their identifiers, as the values of tags and fields have them.
fn with_texts(texts: &Value, manifest: &Manifest) -> Value {
    let texts: Vec<String> = items(texts).filter_map(|text| text.as_str().map(str::to_owned)).collect();
    super::value(&super::listed(&texts, manifest))
}

fn items(value: &Value) -> impl Iterator<Item = Value> {
    value.try_iter().into_iter().flatten()
}
