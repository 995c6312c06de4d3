//! Texts → one schema, with everything that is structurally wrong in any of them.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Deserialize;

use super::{
    SourceFile, Sources, bounds, codes,
    document::{Document, document_schema},
    literals,
    names::names,
    shared_fields::{self, Shared, Unknown},
    structure::{Flaw, Shape},
    yaml::{self, Node, Problem, Span},
};
use crate::{
    diagnostic::{Diagnostic, Place, Severity, closest},
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
pub fn load(mut files: Vec<SourceFile>) -> Loaded {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let parsed: Vec<Parsed<'_>> = files.par_iter().map(Parsed::new).collect();
    let found = names(&files, parsed.iter().map(|file| file.root.as_ref()));
    let shared: Shared<'_> =
        parsed.iter().filter_map(|file| file.root.as_ref()).flat_map(shared_fields::collect).collect();
    let read: Vec<(Document, Vec<Diagnostic>)> =
        files.par_iter().zip(parsed).map(|(file, parsed)| read(file, parsed, &shared)).collect();
    let mut loaded = Loaded { diagnostics: found.twice, ..Loaded::default() };
    for (index, (document, diagnostics)) in read.into_iter().enumerate() {
        loaded.diagnostics.extend(diagnostics);
        let retired = (0..document.retired.len()).map(|position| (index, position));
        loaded.sources.retired_in.extend(retired);
        merge(&mut loaded.schema, document);
    }
    loaded.sources.defined_in = found.defined_in;
    loaded.sources.files = files;
    loaded
}

struct Parsed<'a> {
    root: Option<Node<'a>>,
    problems: Vec<Problem>,
}

impl<'a> Parsed<'a> {
    fn new(file: &'a SourceFile) -> Self {
        let (root, problems) = yaml::parse(&file.text);
        Self { root, problems }
    }
}

/// One file's part of the schema. A file with flaws gives findings only.
fn read(file: &SourceFile, parsed: Parsed<'_>, shared: &Shared<'_>) -> (Document, Vec<Diagnostic>) {
    let mut place = file.placer();
    let explained = parsed.problems.into_iter().map(|problem| explain(problem, &mut place));
    let mut diagnostics: Vec<_> = explained.collect();
    let Some(mut root) = parsed.root.filter(|root| !root.is_null()) else {
        return (Document::default(), diagnostics);
    };
    literals::keep(&mut root);
    for unknown in shared_fields::resolve(&mut root, shared) {
        diagnostics.push(unknown_shared_field(&unknown, shared, &mut place));
    }
    match Document::deserialize(&root) {
        Ok(document) if !bounds::broken(&document) => (document, diagnostics),
        read => {
            let flaws = flaws(&file.text, read.err());
            diagnostics.extend(flaws.into_iter().map(|flaw| flawed(flaw, &mut place)));
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
    let found = Diagnostic::new(codes::UNKNOWN_SHARED_FIELD, Severity::Error, message, place(unknown.at));
    found.help(match closest(&unknown.name, shared.keys().map(String::as_str)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "define it under the top-level `fields`".to_owned(),
    })
}

/// All flaws by the JSON Schema, in the text as written (`use` not yet resolved); where it sees
/// none (a number out of range, say), what serde stopped at.
fn flaws(text: &str, error: Option<yaml::Error>) -> Vec<Flaw> {
    let (root, _) = yaml::parse(text);
    let shape = Shape::new(document_schema());
    let flaws = root.and_then(|root| Some(shape.ok()?.flaws(&root))).unwrap_or_default();
    if flaws.is_empty() { error.map(Flaw::from).into_iter().collect() } else { flaws }
}

pub(super) fn flawed(flaw: Flaw, place: &mut impl FnMut(Span) -> Place) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(flaw.code, Severity::Error, flaw.message, place(flaw.at));
    diagnostic.notes = flaw.notes;
    diagnostic.help = flaw.help;
    diagnostic
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
