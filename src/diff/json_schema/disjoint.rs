//! Whether branches exclude each other: by their types, by their values, or by a required property that
//! has other values in each.

use serde_json::Value;

use super::{
    node::Node,
    references::Document,
    types::Types,
    values::{allowed, missing},
};

/// How many branches are looked at, each with each.
const MOST: usize = 64;

/// How many names a branch may have, one leading to the next.
const NAMES: usize = 16;

/// Whether no value can satisfy two of `branches`, as far as it shows.
pub(super) fn all(document: Document<'_>, branches: &[Value]) -> bool {
    if branches.len() > MOST {
        return false;
    }
    let nodes: Vec<Node<'_>> = branches.iter().map(|branch| Node::of(named(document, branch))).collect();
    nodes.iter().enumerate().all(|(position, a)| nodes[position + 1..].iter().all(|b| apart(*a, *b)))
}

fn named<'a>(document: Document<'a>, schema: &'a Value) -> &'a Value {
    let mut schema = schema;
    for _ in 0..NAMES {
        let Some((_, target)) = document.another_name_of(schema) else { break };
        schema = target;
    }
    schema
}

fn apart(a: Node<'_>, b: Node<'_>) -> bool {
    let common = Types::possible(a).common(Types::possible(b));
    let other_values = |a: Node<'_>, b: Node<'_>| match (allowed(a), allowed(b)) {
        (Some(a), Some(b)) => missing(&a, &b).len() == a.len(),
        _ => false,
    };
    if other_values(a, b) || common.is_empty() {
        return true;
    }
    let required = a.texts("required");
    let mut shared = required.intersection(&b.texts("required")).copied().collect::<Vec<_>>().into_iter();
    common.within(Types::OBJECT) && shared.any(|name| other_values(property(a, name), property(b, name)))
}

fn property<'a>(node: Node<'a>, name: &str) -> Node<'a> {
    Node(node.member("properties", name).and_then(Value::as_object))
}
