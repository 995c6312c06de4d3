//! What a tree is to be after an edit, and whether another is the same.

use crate::{
    definition::yaml::{Data, Entry, Node, Span, parse},
    diagnostic::{Address, Edit, Part, Place},
};

/// Makes the edit in the tree itself; nothing if it cannot be made there.
pub fn perform<'t>(root: &mut Node<'t>, edit: &'t Edit, span: impl Fn(&Place) -> Option<Span>) -> Option<()> {
    match edit {
        Edit::Replace { at: Place::Address(address), with } => replace(root, address, value(with)?),
        Edit::Replace { at, with } => replace_all(root, span(at)?, &value(with)?).then_some(()),
        Edit::AddEntry { map, key, value: written } => {
            let (key, value) = (value(key)?, value(written)?);
            let entries = entries(reach(root, map)?)?;
            let is_new = entries.iter().all(|entry| entry.key.text() != key.text());
            is_new.then(|| entries.push(Entry { key, value }))
        }
        Edit::AddItem { list, item } => {
            let list = reach(root, list)?;
            if list.is_null() {
                list.data = Data::Sequence(Vec::new());
            }
            let Data::Sequence(items) = &mut list.data else { return None };
            items.push(value(item)?);
            Some(())
        }
    }
}

/// A text as the value that it is in YAML.
pub fn value(text: &str) -> Option<Node<'_>> {
    let (root, problems) = parse(text);
    root.filter(|_| problems.is_empty())
}

/// The node at an address, made as nothing where it is missing.
fn reach<'n, 't>(node: &'n mut Node<'t>, path: &'t [String]) -> Option<&'n mut Node<'t>> {
    let Some((segment, rest)) = path.split_first() else { return Some(node) };
    if node.get(segment).is_none() && !matches!(node.data, Data::Sequence(_)) {
        entries(node)?.push(Entry { key: text(segment), value: nothing() });
    }
    reach(child(node, segment)?.1, rest)
}

fn entries<'n, 't>(node: &'n mut Node<'t>) -> Option<&'n mut Vec<Entry<'t>>> {
    if node.is_null() {
        node.data = Data::Mapping(Vec::new());
    }
    match &mut node.data {
        Data::Mapping(entries) => Some(entries),
        Data::Sequence(_) | Data::Scalar { .. } => None,
    }
}

fn text(text: &str) -> Node<'_> {
    Node { span: Span::default(), data: Data::Scalar { text: text.into(), plain: false } }
}

fn nothing<'t>() -> Node<'t> {
    Node { span: Span::default(), data: Data::Scalar { text: "".into(), plain: true } }
}

fn replace<'t>(root: &mut Node<'t>, address: &'t Address, with: Node<'t>) -> Option<()> {
    let (last, parents) = address.path.split_last()?;
    let mut parent = root;
    for segment in parents {
        parent = child(parent, segment)?.1;
    }
    match (child(parent, last)?, address.part) {
        ((_, value), Part::Value) => *value = with,
        ((Some(key), _), Part::Key) => *key = with,
        ((None, _), Part::Key) | (_, Part::Line(_)) => return None,
    }
    Some(())
}

type Child<'n, 't> = (Option<&'n mut Node<'t>>, &'n mut Node<'t>);

fn child<'n, 't>(node: &'n mut Node<'t>, segment: &str) -> Option<Child<'n, 't>> {
    match &mut node.data {
        Data::Mapping(entries) => {
            let entry = entries.iter_mut().find(|entry| entry.key.text() == segment)?;
            Some((Some(&mut entry.key), &mut entry.value))
        }
        Data::Sequence(items) => Some((None, items.get_mut(segment.parse::<usize>().ok()?)?)),
        Data::Scalar { .. } => None,
    }
}

/// Replaces the scalar that is written at a span wherever an alias takes it; whether there is one.
fn replace_all<'t>(node: &mut Node<'t>, span: Span, with: &Node<'t>) -> bool {
    match &mut node.data {
        Data::Scalar { .. } => {
            let found = node.span == span;
            if found {
                node.data = with.data.clone();
            }
            found
        }
        Data::Sequence(items) => {
            items.iter_mut().fold(false, |any, item| replace_all(item, span, with) | any)
        }
        Data::Mapping(entries) => entries.iter_mut().fold(false, |any, Entry { key, value }| {
            replace_all(key, span, with) | replace_all(value, span, with) | any
        }),
    }
}

/// Whether two trees mean the same, in whatever order their maps stand.
pub fn same(one: &Node<'_>, other: &Node<'_>) -> bool {
    match (&one.data, &other.data) {
        (Data::Scalar { text, .. }, Data::Scalar { text: again, .. }) => {
            text == again && one.is_text() == other.is_text()
        }
        (Data::Sequence(items), Data::Sequence(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, other)| same(item, other))
        }
        (Data::Mapping(entries), Data::Mapping(others)) => {
            let alike = |(index, entry): (usize, &Entry<'_>)| {
                let here = others.get(index).filter(|other| other.key.text() == entry.key.text());
                let value = here.map(|other| &other.value).or_else(|| other.get(entry.key.text()));
                value.is_some_and(|value| same(&entry.value, value))
            };
            entries.len() == others.len() && entries.iter().enumerate().all(alike)
        }
        _ => false,
    }
}
