//! `$ref`: the schema elsewhere in the document that a schema is, or is besides.

use serde_json::Value;

use super::{
    documentation,
    node::{ANYTHING, Node, Nodes, Pair},
    place::Place,
    walk::Walk,
};

const REF: &str = "$ref";

/// A whole document, in which references lead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Document<'a>(pub &'a Value);

impl<'a> Document<'a> {
    /// The JSON pointer and the schema of the node's reference. None where it has none, or one that is
    /// no plain pointer.
    fn target(self, node: Node<'a>) -> Option<(&'a str, &'a Value)> {
        let pointer = node.get(REF)?.as_str()?.strip_prefix('#')?;
        if pointer.contains('%') {
            return None;
        }
        Some((pointer, self.0.pointer(pointer)?))
    }

    /// What `schema` is another name of, if it says nothing besides its reference.
    pub fn another_name_of(self, schema: &'a Value) -> Option<(&'a str, &'a Value)> {
        let node = Node::of(schema);
        let mut others = node.keywords().filter(|keyword| *keyword != REF);
        others.all(documentation::is_documentation).then(|| self.target(node)).flatten()
    }
}

/// The pair with a reference followed that only one of both has.
pub(super) fn followed<'a>(walk: &Walk<'a>, pair: Pair<'a>, place: &Place) -> Option<(Pair<'a>, Place)> {
    match (Node::of(pair.before).has(REF), Node::of(pair.after).has(REF)) {
        (true, false) => {
            let (_, before) = walk.before.another_name_of(pair.before)?;
            let place = Place { depth: place.depth + 1, ..place.clone() };
            Some((Pair { before, ..pair }, place))
        }
        (false, true) => {
            let (pointer, after) = walk.after.another_name_of(pair.after)?;
            Some((Pair { after, ..pair }, place.referred(pointer)))
        }
        _ => None,
    }
}

/// Compares what both refer to.
pub(super) fn compare<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    let before = target(walk.before, nodes.before);
    let after = target(walk.after, nodes.after);
    let (Some((_, before)), Some((pointer, after))) = (before, after) else {
        return walk.found.unclear(place, "`$ref` leads where no comparison follows");
    };
    if nodes.before.has(REF) || nodes.after.has(REF) {
        let place = if nodes.after.has(REF) { place.referred(pointer) } else { place.part(REF) };
        walk.compare(Pair { before, after }, &place);
    }
}

/// What the schema refers to; without a reference, what allows anything.
fn target<'a>(document: Document<'a>, node: Node<'a>) -> Option<(&'a str, &'a Value)> {
    if node.has(REF) { document.target(node) } else { Some(("", &ANYTHING)) }
}
