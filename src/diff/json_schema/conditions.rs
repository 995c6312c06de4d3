//! `not`, `if` with `then` and `else`, `dependentSchemas`.

use super::{
    found::Verdict,
    node::{ANYTHING, Node, Nodes, Pair},
    place::Place,
    walk::Walk,
};

pub(super) fn compare<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    dependent(walk, nodes, place);
    condition(walk, nodes, place);
    match nodes.get("not") {
        (None, None) => {}
        (None, Some(_)) => walk.found.judge(place, Verdict::NARROWER, "`not` added"),
        (Some(_), None) => walk.found.judge(place, Verdict::WIDER, "`not` removed"),
        _ => walk.compare(nodes.schemas("not"), &place.part("not").hidden("not")),
    }
}

fn dependent<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    for name in nodes.names("dependentSchemas") {
        let schema = |node: Node<'a>| node.member("dependentSchemas", name).unwrap_or(&ANYTHING);
        let pair = Pair { before: schema(nodes.before), after: schema(nodes.after) };
        walk.compare(pair, &place.member("dependentSchemas", name));
    }
}

/// Consequences of one condition are compared; without a condition they mean nothing.
fn condition<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    let has_effect = |node: Node<'_>| node.has("if") && (node.has("then") || node.has("else"));
    match (has_effect(nodes.before), has_effect(nodes.after)) {
        (false, false) => {}
        (false, true) => walk.found.judge(place, Verdict::NARROWER, "`if` added"),
        (true, false) => walk.found.judge(place, Verdict::WIDER, "`if` removed"),
        (true, true) => {
            walk.compare(nodes.schemas("else"), &place.part("else"));
            walk.compare(nodes.schemas("if"), &place.part("if").hidden("if"));
            walk.compare(nodes.schemas("then"), &place.part("then"));
        }
    }
}
