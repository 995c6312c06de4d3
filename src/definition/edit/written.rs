//! What of a tree is written where: a node may have come from elsewhere by an alias or a merge key.

use super::text::Text;
use crate::definition::yaml::{Data, Entry, Mark, Node, Span};

/// A value, the key before it, and the maps around it.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'t> {
    /// None for the document and for an item of a list.
    pub key: Option<&'t Node<'t>>,
    pub value: &'t Node<'t>,
    /// What the value is in.
    pub parent: Option<&'t Node<'t>>,
    /// Spaces by which the parent stands farther right than what it is in.
    pub step: u32,
}

/// What is written at an address; nothing where that is missing or comes from elsewhere.
pub fn find<'t>(text: &Text<'_>, root: &'t Node<'t>, path: &[String]) -> Option<Spot<'t>> {
    let mut spot = Spot { key: None, value: root, parent: None, step: STEP };
    for segment in path {
        let (key, value) = child(text, spot.value, segment)?;
        let wider = spot.parent.and_then(|around| column(spot.value)?.checked_sub(column(around)?));
        let step = wider.filter(|step| *step > 0).unwrap_or(spot.step);
        spot = Spot { key, value, parent: Some(spot.value), step };
    }
    Some(spot)
}

/// How far an entry goes in where nothing else tells.
const STEP: u32 = 2;

fn child<'t>(
    text: &Text<'_>,
    node: &'t Node<'t>,
    segment: &str,
) -> Option<(Option<&'t Node<'t>>, &'t Node<'t>)> {
    if is_alias(text, node) {
        return None;
    }
    match &node.data {
        Data::Mapping(_) => {
            let entry = own_entries(node).find(|entry| entry.key.text() == segment)?;
            Some((Some(&entry.key), &entry.value))
        }
        Data::Sequence(items) => Some((None, items.get(segment.parse::<usize>().ok()?)?)),
        Data::Scalar { .. } => None,
    }
}

/// The entries of a map that stand between its ends, in their order.
pub fn own_entries<'t>(map: &'t Node<'t>) -> impl DoubleEndedIterator<Item = &'t Entry<'t>> {
    let inside =
        |entry: &&Entry<'_>| map.span.start <= entry.key.span.start && entry.key.span.end <= map.span.end;
    map.entries().iter().filter(inside)
}

/// The column of the entries of a map.
pub fn column(map: &Node<'_>) -> Option<u32> {
    own_entries(map).map(|entry| entry.key.span.start.column).min()
}

/// Whether a node stands for another, which is written before it.
pub fn is_alias(text: &Text<'_>, node: &Node<'_>) -> bool {
    text.rest(node.span.start).starts_with('*')
}

/// Where the brackets of a collection open, if it has some. An anchor and a tag may stand before them.
pub fn bracket(text: &Text<'_>, node: &Node<'_>) -> Option<Mark> {
    if matches!(node.data, Data::Scalar { .. }) {
        return None;
    }
    let rest = text.rest(node.span.start);
    let mut at = rest;
    while at.starts_with(['&', '!']) {
        at = at.trim_start_matches(|c: char| !c.is_whitespace()).trim_start();
    }
    at.starts_with(['{', '[']).then(|| text.after(node.span.start, rest.len() - at.len())).flatten()
}

/// A span without the blanks that the parser counts in after a quote or a bracket.
pub fn trimmed(text: &Text<'_>, span: Span) -> Span {
    let written = text.at(span).map_or(0, |written| written.trim_end_matches([' ', '\t']).len());
    match text.after(span.start, written) {
        Some(end) if written > 0 => Span { end, ..span },
        _ => span,
    }
}

/// Whether nothing at all is written where a value could be.
pub fn is_left_out(node: &Node<'_>) -> bool {
    node.is_null() && node.text().is_empty()
}

/// The last line of a node, without the comments after it.
pub fn last_line(text: &Text<'_>, node: &Node<'_>) -> u32 {
    if is_alias(text, node) || bracket(text, node).is_some() {
        return node.span.end.line;
    }
    match &node.data {
        // A text in a block ends where the next thing begins; a comment that looks like one belongs to it.
        Data::Scalar { .. } => content_before(text, node.span.end, |_| false),
        Data::Sequence(items) => {
            block_end(text, node).max(items.last().map_or(0, |last| last_line(text, last)))
        }
        Data::Mapping(_) => {
            let last = own_entries(node).next_back();
            let last = last.map_or(0, |entry| last_line(text, &entry.value).max(entry.key.span.end.line));
            block_end(text, node).max(last)
        }
    }
}

/// The end of a block is where the next thing begins.
fn block_end(text: &Text<'_>, node: &Node<'_>) -> u32 {
    content_before(text, node.span.end, |line| line.starts_with('#'))
}

/// The line of the last thing before a mark that is neither blank nor passed over.
fn content_before(text: &Text<'_>, mark: Mark, passes_over: impl Fn(&str) -> bool) -> u32 {
    let is_content = |line: &str| !line.trim().is_empty() && !passes_over(line.trim_start());
    if is_content(text.before(mark)) {
        return mark.line;
    }
    (1..mark.line).rev().find(|line| is_content(text.line(*line))).unwrap_or(1)
}
