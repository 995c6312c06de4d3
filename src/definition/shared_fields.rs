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
    let measurements = root.values_mut("measurements");
    let fields = measurements.into_iter().flat_map(|measurement| measurement.values_mut("fields"));
    fields.filter_map(|field| take_in(field, shared)).collect()
}

fn take_in<'a>(field: &mut Node<'a>, shared: &Shared<'a>) -> Option<Unknown> {
    let Data::Mapping(entries) = &mut field.data else { return None };
    let at = entries.iter().position(|entry| entry.key.text() == "use")?;
    let reference = entries.remove(at).value;
    if reference.is_null() || !matches!(reference.data, Data::Scalar { .. }) {
        // No name at all: the field, now without a type, has that as its flaw.
        return None;
    }
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
