//! Values of tags in queries: the text that was written, as everywhere else.
//!
//! The model takes any scalar there. `where: { version: 1.10 }` would arrive as the number 1.1 and
//! find nothing, while `values: [1.10]` of the tag is the text; so they become texts on the tree.

use super::yaml::{Data, Node};

/// Makes texts of the conditions of all queries, and of the examples of parameters for tags.
pub fn keep(root: &mut Node<'_>) {
    for query in root.values_mut("queries") {
        query.values_mut("where").into_iter().for_each(Node::make_text);
        let parameters = query.values_mut("parameters").into_iter();
        parameters.filter(|parameter| parameter.get("tag").is_some()).for_each(example);
    }
}

fn example(parameter: &mut Node<'_>) {
    let Data::Mapping(entries) = &mut parameter.data else { return };
    if let Some(entry) = entries.iter_mut().find(|entry| entry.key.text() == "example") {
        entry.value.make_text();
    }
}
