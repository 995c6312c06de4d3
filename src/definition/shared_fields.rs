//! `use: name` on a field: the shared definition's keys come in where the field has none of its own.
//!
//! This happens on the tree, before there is a model, so that a field of the model is always whole.

use std::collections::BTreeMap;

use super::yaml::{Data, Entry, Node, Span};

/// Shared definitions by name.
pub type Shared<'a> = BTreeMap<String, Node<'a>>;

/// A `use` that names nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    pub name: String,
    pub at: Span,
}

/// The shared definitions in a file.
pub fn collect<'a>(root: &Node<'a>) -> impl Iterator<Item = (String, Node<'a>)> {
    let fields = root.get("fields").map_or(&[] as &[Entry<'a>], Node::entries).iter();
    fields.map(|entry| (entry.key.text().to_owned(), entry.value.clone()))
}

/// Resolves every `use` in the file's measurements; gives those that name nothing.
pub fn resolve<'a>(root: &mut Node<'a>, shared: &Shared<'a>) -> Vec<Unknown> {
    let measurements = values_of(root, "measurements");
    let fields = measurements.into_iter().flat_map(|measurement| values_of(measurement, "fields"));
    fields.filter_map(|field| take_in(field, shared)).collect()
}

/// The values of the map under `key`.
fn values_of<'n, 'a>(node: &'n mut Node<'a>, key: &str) -> Vec<&'n mut Node<'a>> {
    let Data::Mapping(entries) = &mut node.data else { return Vec::new() };
    let Some(section) = entries.iter_mut().find(|entry| entry.key.text() == key) else { return Vec::new() };
    let Data::Mapping(things) = &mut section.value.data else { return Vec::new() };
    things.iter_mut().map(|thing| &mut thing.value).collect()
}

fn take_in<'a>(field: &mut Node<'a>, shared: &Shared<'a>) -> Option<Unknown> {
    let Data::Mapping(entries) = &mut field.data else { return None };
    let at = entries.iter().position(|entry| entry.key.text() == "use")?;
    let reference = entries.remove(at).value;
    let Some(definition) = shared.get(reference.text()) else {
        return Some(Unknown { name: reference.text().to_owned(), at: reference.span });
    };
    for entry in definition.entries() {
        if !entries.iter().any(|own| own.key.text() == entry.key.text()) {
            entries.push(entry.clone());
        }
    }
    None
}
