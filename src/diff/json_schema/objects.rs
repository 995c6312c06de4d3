//! `properties`, `patternProperties`, `additionalProperties`, `propertyNames`: what objects hold.
//!
//! What a schema says of a property is what `properties` and all patterns that match say, or, if
//! none does, what `additionalProperties` says. Patterns are not evaluated here; where it depends on
//! one, it is unclear.

use serde_json::Value;

use super::{
    found::Verdict,
    node::{ANYTHING, Node, Nodes, Pair, allows_anything, allows_nothing},
    place::Place,
    walk::Walk,
};

const REST: &str = "additionalProperties";
const PATTERNS: &str = "patternProperties";

pub(super) fn compare<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    walk.compare(nodes.schemas(REST), &place.part(REST));
    patterns(walk, nodes, place);
    for name in nodes.names("properties") {
        let of = |node: Node<'a>| node.member("properties", name);
        let place = place.member("properties", name);
        match (of(nodes.before), of(nodes.after)) {
            (Some(before), Some(after)) => walk.compare(Pair { before, after }, &place),
            (None, Some(new)) => added(walk, nodes, new, &place),
            (Some(old), None) => removed(walk, nodes, old, &place),
            (None, None) => {}
        }
    }
    walk.compare(nodes.schemas("propertyNames"), &place.part("propertyNames"));
}

fn added<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, new: &'a Value, place: &Place) {
    let before = nodes.before.schema(REST);
    if allows_anything(before) {
        if allows_anything(new) {
            return walk.found.documented(place, "property added");
        }
        walk.found.judge(place, Verdict::NARROWER, "property added, where any value was allowed");
    } else if !nodes.names(PATTERNS).is_empty() {
        walk.found.unclear(place, "property added, which a pattern may have been for");
    } else if !allows_nothing(before) {
        walk.compare(Pair { before, after: new }, place);
    } else if !allows_nothing(new) {
        walk.found.judge(place, Verdict::WIDER, "property added, where no other was allowed");
    }
}

fn removed<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, old: &'a Value, place: &Place) {
    let after = nodes.after.schema(REST);
    if allows_anything(after) {
        if allows_anything(old) {
            return walk.found.documented(place, "property removed");
        }
        walk.found.judge(place, Verdict::WIDER, "property removed, so that any value is allowed");
    } else if !nodes.names(PATTERNS).is_empty() {
        walk.found.unclear(place, "property removed, which a pattern may be for");
    } else if !allows_nothing(after) {
        walk.compare(Pair { before: old, after }, place);
    } else if !allows_nothing(old) {
        walk.found.judge(place, Verdict::NARROWER, "property removed, and no other is allowed");
    }
}

fn patterns<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    let rest = nodes.schemas(REST);
    let open = allows_anything(rest.before) && allows_anything(rest.after);
    for pattern in nodes.names(PATTERNS) {
        let before = nodes.before.member(PATTERNS, pattern);
        let after = nodes.after.member(PATTERNS, pattern);
        let place = place.member(PATTERNS, pattern);
        if open || (before.is_some() && after.is_some()) {
            let pair = Pair { before: before.unwrap_or(&ANYTHING), after: after.unwrap_or(&ANYTHING) };
            walk.compare(pair, &place);
        } else {
            walk.found.unclear(&place, if before.is_none() { "pattern added" } else { "pattern removed" });
        }
    }
}
