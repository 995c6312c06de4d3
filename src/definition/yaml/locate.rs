//! A logical path → where it stands in a tree.

use std::collections::HashMap;

use super::node::{Data, Mark, Node, Span};

/// A tree with its second level indexed: files hold thousands of things under one key, and a
/// report looks up thousands of them.
#[derive(Debug)]
pub struct Index<'t> {
    root: &'t Node<'t>,
    things: HashMap<(&'t str, &'t str), (Span, &'t Node<'t>)>,
}

impl<'t> Index<'t> {
    pub fn new(root: &'t Node<'t>) -> Self {
        let sections = root.entries().iter();
        let things = sections.flat_map(|section| {
            let things = section.value.entries().iter();
            things.map(|thing| ((section.key.text(), thing.key.text()), (thing.key.span, &thing.value)))
        });
        Self { root, things: things.collect() }
    }

    /// What is written at the address.
    pub fn node(&self, path: &[String]) -> Option<&'t Node<'t>> {
        let [section, name, rest @ ..] = path else { return None };
        let (_, node) = self.things.get(&(section.as_str(), name.as_str()))?;
        rest.iter().try_fold(*node, |node, segment| child(node, segment).map(|(_, next)| next))
    }

    /// As [`locate`], from the index where it helps.
    pub fn locate(&self, path: &[String], key: bool) -> Span {
        let [section, name, rest @ ..] = path else { return locate(self.root, path, key) };
        match self.things.get(&(section.as_str(), name.as_str())) {
            Some((span, node)) => locate_from(*span, node, rest, key),
            None => locate(self.root, path, key),
        }
    }

    /// The line `number`, from 1, of the text at the address, where the text stands in the file as it is: in a block
    /// that begins below its key. `lines` are the file's.
    pub fn line(&self, path: &[String], number: usize, lines: &[&str]) -> Option<Span> {
        let text = self.node(path)?.text().lines().nth(number.checked_sub(1)?)?.trim();
        let line = self.locate(path, true).start.line as usize + number;
        let written = lines.get(line - 1)?;
        let column = written.len() - written.trim_start().len() + 1;
        let mark = |column: usize| {
            Some(Mark { line: u32::try_from(line).ok()?, column: u32::try_from(column).ok()? })
        };
        let span = Span { start: mark(column)?, end: mark(column + text.chars().count())? };
        (!text.is_empty() && written.trim() == text).then_some(span)
    }
}

/// The span of the entry at `path`: of its key if `key`, else of its value where that stands on
/// one line. What is not written (because it came by a merge or a shared definition, or is
/// missing) is represented by the nearest thing around it that is.
pub fn locate<'t>(root: &'t Node<'t>, path: &[String], key: bool) -> Span {
    let first = root.entries().first().map_or(root.span, |entry| entry.key.span);
    locate_from(first, root, path, key)
}

fn locate_from<'t>(mut name: Span, mut node: &'t Node<'t>, path: &[String], key: bool) -> Span {
    for (depth, segment) in path.iter().enumerate() {
        let Some((next_name, next)) = child(node, segment) else {
            // The missing thing's own container is meant: its name, unless it has none.
            return if depth == 0 && node.entries().is_empty() { node.span } else { name };
        };
        (name, node) = (next_name.unwrap_or(next.span), next);
    }
    let one_line = node.span.start.line == node.span.end.line && node.span.start != node.span.end;
    if key || !one_line { name } else { node.span }
}

/// The node at `path`.
pub fn node<'t>(root: &'t Node<'t>, path: &[String]) -> Option<&'t Node<'t>> {
    path.iter().try_fold(root, |node, segment| child(node, segment).map(|(_, next)| next))
}

fn child<'t>(node: &'t Node<'t>, segment: &str) -> Option<(Option<Span>, &'t Node<'t>)> {
    match &node.data {
        Data::Mapping(entries) => {
            let entry = entries.iter().find(|entry| entry.key.text() == segment)?;
            Some((Some(entry.key.span), &entry.value))
        }
        Data::Sequence(items) => items.get(segment.parse::<usize>().ok()?).map(|item| (None, item)),
        Data::Scalar { .. } => None,
    }
}
