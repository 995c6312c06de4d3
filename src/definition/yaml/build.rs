//! Events of the parser → the tree, without recursion, within the limits.

use std::{borrow::Cow, collections::HashMap};

use saphyr_parser::{Event, Parser, ScalarStyle, Span as ParserSpan, Tag};

use super::{
    limits,
    node::{Data, Entry, Mark, Node, Span},
};

/// Something that the YAML itself gets wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// Not YAML, or YAML that definitions do not use; the rest of the file is not read.
    Syntax { at: Span, message: String },
    /// A key that its mapping has already; the first one counts.
    DuplicateKey { at: Span, first: Span, key: String },
}

/// The tree of a file's one document, and what is wrong with it.
///
/// An empty file is a null. After a syntax problem there is no tree.
pub fn parse(text: &str) -> (Option<Node<'_>>, Vec<Problem>) {
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let step = match event {
            Ok((event, span)) => builder.take(event, convert(span)),
            Err(error) => Err(syntax(point(error.marker()), words(error.info()))),
        };
        if let Err(problem) = step {
            builder.problems.push(problem);
            return (None, builder.problems);
        }
    }
    let root = builder.root.unwrap_or_else(|| scalar(Span::default(), Cow::Borrowed(""), true));
    (Some(root), builder.problems)
}

/// What the parser says, in the words of this reader.
fn words(message: &str) -> String {
    // It looks ahead, so that its own limit may be met first.
    if message == "recursion limit exceeded" { too_deep() } else { message.to_owned() }
}

fn too_deep() -> String {
    format!("nested deeper than {} levels", limits::DEPTH)
}

#[derive(Default)]
struct Builder<'a> {
    open: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    anchors: HashMap<usize, Node<'a>>,
    aliased: usize,
    problems: Vec<Problem>,
}

/// A collection that has begun and not ended.
struct Open<'a> {
    start: Mark,
    anchor: usize,
    content: Content<'a>,
}

enum Content<'a> {
    Sequence(Vec<Node<'a>>),
    Mapping { entries: Vec<Entry<'a>>, key: Option<Node<'a>> },
}

impl<'a> Builder<'a> {
    fn take(&mut self, event: Event<'a>, span: Span) -> Result<(), Problem> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain && !forces_text(tag.as_deref(), span)?;
                self.finish(scalar(span, text, plain), anchor)
            }
            Event::SequenceStart(anchor, tag) => {
                forces_text(tag.as_deref(), span)?;
                self.begin(span, anchor, Content::Sequence(Vec::new()))
            }
            Event::MappingStart(anchor, tag) => {
                forces_text(tag.as_deref(), span)?;
                self.begin(span, anchor, Content::Mapping { entries: Vec::new(), key: None })
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::DocumentStart(_) if self.root.is_some() => {
                Err(syntax(span, "a second document begins here; definitions have one document per file"))
            }
            Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::StreamStart
            | Event::StreamEnd
            | Event::Nothing => Ok(()),
        }
    }

    fn begin(&mut self, span: Span, anchor: usize, content: Content<'a>) -> Result<(), Problem> {
        if self.open.len() == limits::DEPTH {
            return Err(syntax(span, too_deep()));
        }
        self.open.push(Open { start: span.start, anchor, content });
        Ok(())
    }

    fn end(&mut self, span: Span) -> Result<(), Problem> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let data = match open.content {
            Content::Sequence(items) => Data::Sequence(items),
            Content::Mapping { entries, .. } => Data::Mapping(self.merged(entries)?),
        };
        self.finish(Node { span: Span { start: open.start, end: span.end }, data }, open.anchor)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Problem> {
        let Some(target) = self.anchors.get(&anchor) else {
            return Err(syntax(span, "an alias inside of the value that it stands for"));
        };
        let mut node = target.clone();
        node.span = span;
        self.aliased += node.size();
        if self.aliased > limits::ALIASED_NODES {
            return Err(syntax(span, format!("aliases add more than {} values", limits::ALIASED_NODES)));
        }
        self.finish(node, 0)
    }

    /// Puts a complete node where it belongs: the root, a list, a key, or a key's value.
    fn finish(&mut self, node: Node<'a>, anchor: usize) -> Result<(), Problem> {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::Sequence(items)) => items.push(node),
            Some(Content::Mapping { key, entries }) => match key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None if matches!(node.data, Data::Scalar { .. }) => *key = Some(node),
                None => return Err(syntax(node.span, "a key must be a plain word, not a list or a map")),
            },
        }
        Ok(())
    }

    /// Takes in merge keys (`<<`) and drops repeated keys, which are a problem.
    fn merged(&mut self, written: Vec<Entry<'a>>) -> Result<Vec<Entry<'a>>, Problem> {
        let mut seen = Seen::with_capacity(written.len());
        let mut entries = Vec::with_capacity(written.len());
        let mut merges = Vec::new();
        for entry in written {
            if is_merge(&entry.key) {
                merges.push(entry.value);
                continue;
            }
            let at = entry.key.span;
            match seen.insert(&entry.key) {
                Some(first) => {
                    let key = entry.key.text().to_owned();
                    self.problems.push(Problem::DuplicateKey { at, first, key });
                }
                None => entries.push(entry),
            }
        }
        for source in merges {
            entries
                .extend(merge_sources(source)?.into_iter().filter(|entry| seen.insert(&entry.key).is_none()));
        }
        Ok(entries)
    }
}

/// The keys of a mapping so far. Most mappings are small: a list is then faster than a table.
enum Seen<'a> {
    Few(Vec<(Cow<'a, str>, Span)>),
    Many(HashMap<Cow<'a, str>, Span>),
}

impl<'a> Seen<'a> {
    fn with_capacity(keys: usize) -> Self {
        if keys <= 16 {
            Self::Few(Vec::with_capacity(keys))
        } else {
            Self::Many(HashMap::with_capacity(keys))
        }
    }

    /// Remembers a key; gives where it stood before, if it did.
    fn insert(&mut self, key: &Node<'a>) -> Option<Span> {
        let text = key.scalar()?;
        let first = match self {
            Self::Few(keys) => keys.iter().find(|(known, _)| known == text).map(|(_, span)| *span),
            Self::Many(keys) => keys.get(text).copied(),
        };
        if first.is_none() {
            match self {
                Self::Few(keys) => keys.push((text.clone(), key.span)),
                Self::Many(keys) => _ = keys.insert(text.clone(), key.span),
            }
        }
        first
    }
}

fn is_merge(key: &Node<'_>) -> bool {
    matches!(&key.data, Data::Scalar { text, plain: true } if text == "<<")
}

/// The entries that a merge key brings in; of several maps the earlier ones win.
fn merge_sources(value: Node<'_>) -> Result<Vec<Entry<'_>>, Problem> {
    match value.data {
        Data::Mapping(entries) => Ok(entries),
        Data::Sequence(items) if items.iter().all(|item| matches!(item.data, Data::Mapping(_))) => {
            Ok(items.into_iter().flat_map(|item| merge_sources(item).unwrap_or_default()).collect())
        }
        Data::Sequence(_) | Data::Scalar { .. } => {
            Err(syntax(value.span, "`<<` takes a map or a list of maps"))
        }
    }
}

/// Whether a tag makes the value a text. Tags beyond YAML's own are not part of definitions.
fn forces_text(tag: Option<&Tag>, at: Span) -> Result<bool, Problem> {
    match tag {
        None => Ok(false),
        Some(tag) if tag.is_yaml_core_schema() => Ok(tag.suffix == "str"),
        // `! 1`: the tag that says "not resolved by its looks".
        Some(tag) if tag.handle.is_empty() && tag.suffix == "!" => Ok(true),
        Some(tag) => Err(syntax(at, format!("definitions have no tag `{tag}`"))),
    }
}

fn scalar(span: Span, text: Cow<'_, str>, plain: bool) -> Node<'_> {
    Node { span, data: Data::Scalar { text, plain } }
}

fn syntax(at: Span, message: impl Into<String>) -> Problem {
    Problem::Syntax { at, message: message.into() }
}

fn convert(span: ParserSpan) -> Span {
    Span { start: mark(&span.start), end: mark(&span.end) }
}

fn point(at: &saphyr_parser::Marker) -> Span {
    Span { start: mark(at), end: mark(at) }
}

fn mark(marker: &saphyr_parser::Marker) -> Mark {
    let narrow = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Mark { line: narrow(marker.line()), column: narrow(marker.col()).saturating_add(1) }
}
