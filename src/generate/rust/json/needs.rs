//! Which definitions there is something to check of, also where they refer to themselves.

use std::collections::BTreeMap;

use super::super::super::json::{Json, Kind, Shape, Text};

/// Each definition, and whether anything in it has to be checked.
pub(super) fn definitions(json: &Json) -> BTreeMap<&str, bool> {
    let mut needs: BTreeMap<&str, bool> =
        json.definitions.iter().map(|definition| (definition.name.as_str(), false)).collect();
    // What is found of one may decide on those that refer to it.
    for _ in 0..json.definitions.len() {
        for definition in &json.definitions {
            let needed = is_checked(&definition.shape, &needs);
            needs.insert(&definition.name, needed);
        }
    }
    needs
}

fn is_checked(shape: &Shape, needs: &BTreeMap<&str, bool>) -> bool {
    let mut checked = false;
    shape.walk(&mut |shape| {
        checked |= match &shape.kind {
            Kind::Any | Kind::Null | Kind::Boolean | Kind::Listed(_) => false,
            Kind::Integer(integer) => !super::checks::of_integer(integer).is_empty(),
            Kind::Number(_) => true,
            Kind::Text(text) => is_bounded(text),
            Kind::List(list) => !super::checks::of_list(list).is_empty(),
            Kind::Map(map) => is_bounded(&map.names) || !super::checks::of_map(map).is_empty(),
            Kind::Record(record) => {
                record.additional.is_some() && !(record.members.is_empty() && record.required.is_empty())
            }
            Kind::Reference(reference) => needs.get(reference.name.as_str()) == Some(&true),
        };
    });
    checked
}

/// Whether anything is to be checked of a text.
pub(super) fn is_bounded(text: &Text) -> bool {
    text.min_length.is_some() || text.max_length.is_some() || text.pattern.is_some()
}
