//! Keywords whose effect cannot be compared: what is known is only whether they are the same.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    documentation,
    found::{Verdict, shown},
    node::Nodes,
    place::Place,
    walk::Walk,
};

/// Keywords that have a comparison of their own.
const COMPARED: [&str; 38] = [
    "$ref",
    "$dynamicRef",
    "$id",
    "pattern",
    "type",
    "enum",
    "const",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "required",
    "dependentRequired",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "contains",
    "minContains",
    "maxContains",
    "prefixItems",
    "items",
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "dependentSchemas",
];

/// Keywords whose effect depends on the keywords beside them.
const UNEVALUATED: [&str; 2] = ["unevaluatedItems", "unevaluatedProperties"];

pub(super) fn compare<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    others(walk, nodes, place);
    pattern(walk, nodes, place);
    if nodes.before.has("$dynamicRef") || nodes.after.has("$dynamicRef") {
        walk.found.unclear(place, "`$dynamicRef` leads where no comparison follows");
    }
    resource(walk, nodes, place);
    unevaluated(walk, nodes, place);
}

/// `format` and whatever else is no keyword that is compared.
fn others<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    let keywords: BTreeSet<&str> = nodes.before.keywords().chain(nodes.after.keywords()).collect();
    let compared = |keyword: &str| {
        COMPARED.contains(&keyword)
            || UNEVALUATED.contains(&keyword)
            || documentation::is_documentation(keyword)
    };
    for keyword in keywords.into_iter().filter(|keyword| !compared(keyword)) {
        let (before, after) = nodes.get(keyword);
        if before != after {
            walk.found.unclear(place, &change(keyword, before, after));
        }
    }
}

fn pattern<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    let (before, after) = nodes.get("pattern");
    let what = change("pattern", before, after);
    match (before, after) {
        (None, Some(_)) => walk.found.judge(place, Verdict::NARROWER, &what),
        (Some(_), None) => walk.found.judge(place, Verdict::WIDER, &what),
        _ if before != after => walk.found.unclear(place, &what),
        _ => {}
    }
}

/// `$id`: of the whole it is a name, of a part it changes where references within it lead.
fn resource<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    let (before, after) = nodes.get("$id");
    if place.pointer.is_empty() {
        if before != after {
            walk.found.documented(place, &change("$id", before, after));
        }
    } else if before.is_some() || after.is_some() {
        walk.found.unclear(place, "`$id` within a schema changes where references lead");
    }
}

/// What is left over depends on everything beside it, and on what references lead to.
fn unevaluated<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    let same = nodes.before.0 == nodes.after.0;
    let refers =
        nodes.before.0.is_some_and(|keywords| keywords.iter().any(|(key, value)| refers(key, value)));
    for keyword in UNEVALUATED {
        let there = nodes.before.has(keyword) || nodes.after.has(keyword);
        if there && (!same || refers) {
            walk.found
                .unclear(place, &format!("`{keyword}` depends on what else is there, and that changed"));
        }
    }
}

/// Whether a reference stands in `value` under `key`.
fn refers(key: &str, value: &Value) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(key, value)| refers(key, value)),
        Value::Array(items) => items.iter().any(|item| refers("", item)),
        _ => matches!(key, "$ref" | "$dynamicRef"),
    }
}

/// The phrase for a keyword's value that was added, removed or changed.
pub(super) fn change(keyword: &str, before: Option<&Value>, after: Option<&Value>) -> String {
    match (before, after) {
        (Some(before), Some(after)) => format!("`{keyword}` {} → {}", shown(before), shown(after)),
        (None, Some(after)) => format!("`{keyword}` {} added", shown(after)),
        (Some(before), None) => format!("`{keyword}` {} removed", shown(before)),
        (None, None) => format!("`{keyword}`"),
    }
}
