//! Texts → one schema, with everything that is structurally wrong in any of them.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Deserialize;

use super::{
    SourceFile, Sources, bounds, codes,
    document::{Document, document_schema},
    flaw::Flaw,
    literals,
    names::{Name, names, things},
    shared_fields::{self, Shared, Unknown},
    structure::Shape,
    yaml::{self, Node, Problem, Span},
};
use crate::{
    diagnostic::{Diagnostic, Fix, Place, Severity, meant_name},
    model::Schema,
};

/// What the definition files say.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Everything that could be read; whole if there are no diagnostics.
    pub schema: Schema,
    pub sources: Sources,
    /// Structural findings, all of severity error.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads all files together.
///
/// A file's tree takes many times its text, so that trees are not kept: a file is parsed, read and
/// let go. Only one that speaks of `use` waits for the shared fields of all files, and is parsed
/// once more then.
pub fn load(mut files: Vec<SourceFile>) -> Loaded {
    sort(&mut files);
    let first = files.par_iter().map(Pass::new).collect();
    let mut loaded = together(&files, first);
    loaded.sources.files = files;
    loaded
}

/// The order in which files are read: of names that stand in several, the first counts.
pub(super) fn sort(files: &mut [SourceFile]) {
    files.sort_by(|a, b| a.path.cmp(&b.path));
}

/// What all files say together, of each of which `first` says what was learnt at first sight; all but the
/// files themselves.
pub(super) fn together(files: &[SourceFile], first: Vec<Pass<'_>>) -> Loaded {
    let found = names(files, first.iter().map(|pass| pass.names.as_slice()));
    let shared: Shared<'_> = first.iter().flat_map(|pass| pass.shared.iter().cloned()).collect();
    let second = |(file, pass): (&SourceFile, &Pass<'_>)| match &pass.read {
        Some(_) => None,
        None => Some(read(file, parse(file), &shared)),
    };
    let second: Vec<_> = files.par_iter().zip(&first).map(second).collect();
    let read = first.into_iter().zip(second).filter_map(|(first, second)| first.read.or(second));
    let mut loaded = Loaded { diagnostics: found.twice, ..Loaded::default() };
    for (index, (document, diagnostics)) in read.enumerate() {
        loaded.diagnostics.extend(diagnostics);
        let retired = (0..document.retired.len()).map(|position| (index, position));
        loaded.sources.retired_in.extend(retired);
        merge(&mut loaded.schema, document);
    }
    loaded.sources.defined_in = found.defined_in;
    loaded
}

/// A file's part of the schema, and its findings.
type Read = (Document, Vec<Diagnostic>);

/// What is learnt of a file at first sight.
pub(super) struct Pass<'a> {
    pub names: Vec<Name<'a>>,
    pub shared: Vec<(String, Node<'a>)>,
    /// Nothing for a file that may need the shared fields.
    pub read: Option<Read>,
}

impl<'a> Pass<'a> {
    pub fn new(file: &'a SourceFile) -> Self {
        let parsed = parse(file);
        let (names, shared) = match &parsed.0 {
            Some(root) => (things(root), shared_fields::collect(root).collect()),
            None => Default::default(),
        };
        Self { names, shared, read: (!speaks_of_use(file)).then(|| read(file, parsed, &Shared::new())) }
    }
}

/// Whether a file may take in shared fields; it may also only have the word in a description.
pub(super) fn speaks_of_use(file: &SourceFile) -> bool {
    file.text.contains("use")
}

type Parsed<'a> = (Option<Node<'a>>, Vec<Problem>);

fn parse(file: &SourceFile) -> Parsed<'_> {
    yaml::parse(&file.text)
}

/// One file's part of the schema. A file with flaws gives findings only.
fn read(file: &SourceFile, (root, problems): Parsed<'_>, shared: &Shared<'_>) -> Read {
    let mut place = file.placer();
    let explained = problems.into_iter().map(|problem| explain(problem, &mut place));
    let mut diagnostics: Vec<_> = explained.collect();
    let Some(mut root) = root.filter(|root| !root.is_null()) else {
        return (Document::default(), diagnostics);
    };
    literals::keep(&mut root);
    let unknown = shared_fields::resolve(&mut root, shared);
    diagnostics.extend(unknown.iter().map(|unknown| unknown_shared_field(unknown, shared, &mut place)));
    match Document::deserialize(&root) {
        Ok(document) if !bounds::broken(&document) => (document, diagnostics),
        read => {
            let mut flaws = flaws(&file.text);
            // What an unknown shared field would have brought is missing, and no finding of its own.
            if flaws.is_empty() && unknown.is_empty() {
                flaws.extend(read.err().map(Flaw::from));
            }
            diagnostics.extend(flaws.into_iter().map(|flaw| flaw.found(&mut place)));
            (Document::default(), diagnostics)
        }
    }
}

fn unknown_shared_field(
    unknown: &Unknown,
    shared: &Shared<'_>,
    place: &mut impl FnMut(Span) -> Place,
) -> Diagnostic {
    let message = format!("there is no shared field `{}`", unknown.name);
    let at = place(unknown.at);
    let found = Diagnostic::new(codes::UNKNOWN_SHARED_FIELD, Severity::Error, message, at.clone());
    match meant_name(&unknown.name, shared.keys().map(String::as_str)) {
        Some(meant) => {
            found.help(format!("did you mean `{}`?", meant.name)).fix(Fix::spelling(at, &unknown.name, meant))
        }
        None => found.help("define it under the top-level `fields`"),
    }
}

/// All flaws by the JSON Schema, in the text as written (`use` not yet resolved). It does not see
/// all that serde stops at: a number out of range, say.
fn flaws(text: &str) -> Vec<Flaw> {
    let (root, _) = yaml::parse(text);
    let shape = Shape::new(document_schema());
    root.and_then(|root| Some(shape.ok()?.flaws(&root))).unwrap_or_default()
}

pub(super) fn explain(problem: Problem, place: &mut impl FnMut(Span) -> Place) -> Diagnostic {
    match problem {
        Problem::Syntax { at, message } => {
            let help = advice(&message);
            let message = format!("cannot read this YAML: {message}");
            let mut found = Diagnostic::new(codes::SYNTAX, Severity::Error, message, place(at));
            found.help = help.map(str::to_owned);
            found
        }
        Problem::DuplicateKey { at, first, key } => {
            let message = format!("the key `{key}` stands here twice");
            Diagnostic::new(codes::DUPLICATE_KEY, Severity::Error, message, place(at))
                .related(place(first), "first here")
                .help("remove one of them; YAML readers differ in which one they take")
        }
    }
}

/// What to do about the parser's most frequent messages.
fn advice(message: &str) -> Option<&'static str> {
    let known = [
        ("mapping values are not allowed", "a text with `: ` in it needs quotes"),
        ("tabs disallowed", "indent with spaces"),
        ("unexpected character", "a text that begins with it needs quotes"),
        ("unknown escape character", "write `\\\\`, or take single quotes"),
        ("unknown anchor", "an anchor, `&name`, stands before its first alias, in the same file"),
    ];
    known.into_iter().find(|(part, _)| message.contains(part)).map(|(_, advice)| advice)
}

/// Takes a file's part into the whole; of names defined twice, which are findings, the first stays.
fn merge(schema: &mut Schema, document: Document) {
    add(&mut schema.layers, document.layers);
    add(&mut schema.buckets, document.buckets);
    add(&mut schema.tags, document.tags);
    add(&mut schema.measurements, document.measurements);
    add(&mut schema.queries, document.queries);
    add(&mut schema.rollups, document.rollups);
    add(&mut schema.tables, document.tables);
    schema.retired.extend(document.retired);
}

fn add<T>(into: &mut BTreeMap<String, T>, from: BTreeMap<String, T>) {
    for (name, thing) in from {
        into.entry(name).or_insert(thing);
    }
}
