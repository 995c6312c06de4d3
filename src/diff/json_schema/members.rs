//! `required` and `dependentRequired`: what has to be there.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    found::Verdict,
    node::{Node, Nodes},
    place::Place,
    walk::Walk,
};

pub(super) fn compare<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    let (before, after) = (nodes.before.texts("required"), nodes.after.texts("required"));
    for name in before.difference(&after) {
        walk.found.judge(place, Verdict::WIDER, &format!("`{name}` no longer required"));
    }
    for name in after.difference(&before) {
        walk.found.judge(place, Verdict::NARROWER, &format!("`{name}` now required"));
    }
    let (before, after) = (dependent(nodes.before), dependent(nodes.after));
    for (of, name) in before.difference(&after) {
        let what = format!("`{name}` no longer required where `{of}` is given");
        walk.found.judge(place, Verdict::WIDER, &what);
    }
    for (of, name) in after.difference(&before) {
        let what = format!("`{name}` now required where `{of}` is given");
        walk.found.judge(place, Verdict::NARROWER, &what);
    }
}

/// Pairs: where the first is, the second has to be.
fn dependent(node: Node<'_>) -> BTreeSet<(&str, &str)> {
    let all = node.get("dependentRequired").and_then(Value::as_object).into_iter().flatten();
    let pairs = all.flat_map(|(of, names)| {
        let names = names.as_array().into_iter().flatten().filter_map(Value::as_str);
        names.map(move |name| (of.as_str(), name))
    });
    pairs.collect()
}
