//! `enum` and `const`: the values that there are.

use serde_json::Value;

use super::{
    found::{Verdict, shown},
    node::{Node, Nodes},
    numbers,
    opaque::change,
    place::Place,
    walk::Walk,
};

/// How many values a phrase names.
const NAMED: usize = 10;

/// The values that `enum` and `const` leave; none where neither is there.
pub(super) fn allowed(node: Node<'_>) -> Option<Vec<&Value>> {
    let listed = node.get("enum").and_then(Value::as_array);
    match (node.get("const"), listed) {
        (None, None) => None,
        (None, Some(listed)) => Some(listed.iter().collect()),
        (Some(one), None) => Some(vec![one]),
        (Some(one), Some(listed)) => Some(listed.iter().filter(|value| numbers::same(value, one)).collect()),
    }
}

/// Those of `values` that are not in `others`.
pub(super) fn missing<'v>(values: &[&'v Value], others: &[&Value]) -> Vec<&'v Value> {
    let absent = |value: &&Value| !others.iter().any(|other| numbers::same(value, other));
    values.iter().copied().filter(absent).collect()
}

pub(super) fn compare<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    match (allowed(nodes.before), allowed(nodes.after)) {
        (None, None) => {}
        (None, Some(values)) => {
            let what = format!("`{}` added: {}", keyword(nodes.after), list(&values));
            walk.found.judge(place, Verdict::NARROWER, &what);
        }
        (Some(values), None) => {
            let what = format!("`{}` removed: {}", keyword(nodes.before), list(&values));
            walk.found.judge(place, Verdict::WIDER, &what);
        }
        (Some(before), Some(after)) => both(walk, nodes, place, &before, &after),
    }
}

fn both<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place, before: &[&Value], after: &[&Value]) {
    let (gone, new) = (missing(before, after), missing(after, before));
    if let (Some(one), Some(other)) = nodes.get("const")
        && !gone.is_empty()
    {
        let what = change("const", Some(one), Some(other));
        return walk.found.judge(place, Verdict::BOTH, &what);
    }
    if !gone.is_empty() {
        walk.found.judge(place, Verdict::NARROWER, &format!("no longer allows {}", list(&gone)));
    }
    if !new.is_empty() {
        walk.found.judge(place, Verdict::WIDER, &format!("allows {} as well", list(&new)));
    }
}

fn keyword(node: Node<'_>) -> &'static str {
    if node.has("const") { "const" } else { "enum" }
}

fn list(values: &[&Value]) -> String {
    let mut named: Vec<String> = values.iter().take(NAMED).map(|value| shown(value)).collect();
    if values.len() > NAMED {
        named.push(format!("{} more", values.len() - NAMED));
    }
    named.join(", ")
}
