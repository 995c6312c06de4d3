//! Values of tags and names in queries: the text that was written, as everywhere else.
//!
//! The model takes any scalar, or a list, there. `where: { version: 1.10 }` would arrive as the number 1.1 and
//! find nothing, while `values: [1.10]` of the tag is the text; so they become texts on the tree. What is compared
//! with a field is made a value of its type when that is known.

use super::yaml::{Data, Node};

/// Makes texts of the conditions of all queries, of the examples of parameters for tags, and of names that may be
/// lists.
pub fn keep(root: &mut Node<'_>) {
    for query in root.values_mut("queries") {
        query.values_mut("where").into_iter().for_each(condition);
        let parameters = query.values_mut("parameters").into_iter();
        let of_tags = parameters.filter(|parameter| parameter.get("tag").is_some());
        of_tags.for_each(|parameter| make_text(parameter, "example"));
        make_text(query, "from");
        if let Some(sort) = entry(query, "sort") {
            make_text(sort, "by");
        }
    }
}

/// A value, a list of values, or a map of both.
fn condition(node: &mut Node<'_>) {
    match &mut node.data {
        Data::Mapping(entries) => entries.iter_mut().for_each(|entry| entry.value.make_text()),
        _ => node.make_text(),
    }
}

fn make_text(node: &mut Node<'_>, key: &str) {
    if let Some(value) = entry(node, key) {
        value.make_text();
    }
}

fn entry<'n, 't>(node: &'n mut Node<'t>, key: &str) -> Option<&'n mut Node<'t>> {
    let Data::Mapping(entries) = &mut node.data else { return None };
    entries.iter_mut().find(|entry| entry.key.text() == key).map(|entry| &mut entry.value)
}
