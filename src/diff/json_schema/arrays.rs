//! `prefixItems`, `items`, `contains`: what lists hold.

use serde_json::{Number, Value};

use super::{
    found::Verdict,
    node::{Node, Nodes, Pair},
    numbers,
    opaque::change,
    place::Place,
    walk::Walk,
};

pub(super) fn compare<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    contains(walk, nodes, place);
    let rest = nodes.schemas("items");
    walk.compare(rest, &place.part("items"));
    let (before, after) = (nodes.before.list("prefixItems"), nodes.after.list("prefixItems"));
    // Where one side has no schema for a position, its items' schema holds there.
    for position in 0..before.len().max(after.len()) {
        let before = before.get(position).unwrap_or(rest.before);
        let after = after.get(position).unwrap_or(rest.after);
        walk.compare(Pair { before, after }, &place.branch("prefixItems", position));
    }
}

fn contains<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    match nodes.get("contains") {
        (None, None) => {}
        (None, Some(_)) => walk.found.judge(place, Verdict::NARROWER, "`contains` added"),
        (Some(_), None) => walk.found.judge(place, Verdict::WIDER, "`contains` removed"),
        (Some(_), Some(_)) => {
            numbers_of(walk, nodes, place);
            walk.compare(nodes.schemas("contains"), &place.part("contains").hidden("contains"));
        }
    }
}

/// How many items have to be, and may be, such.
fn numbers_of<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    let one = Number::from(1);
    let least = |node: Node<'a>| node.number("minContains").cloned().unwrap_or(one.clone());
    let order = numbers::order(&least(nodes.after), &least(nodes.before));
    let (before, after) = nodes.get("minContains");
    let verdict = Verdict { narrower: order.is_gt(), wider: order.is_lt() };
    walk.found.judge(place, verdict, &change("minContains", before, after));

    let (before, after) = nodes.get("maxContains");
    let verdict = match (before.and_then(Value::as_number), after.and_then(Value::as_number)) {
        (None, None) => return,
        (None, Some(_)) => Verdict::NARROWER,
        (Some(_), None) => Verdict::WIDER,
        (Some(before), Some(after)) => {
            let order = numbers::order(after, before);
            Verdict { narrower: order.is_lt(), wider: order.is_gt() }
        }
    };
    walk.found.judge(place, verdict, &change("maxContains", before, after));
}
