//! Which file defines which name; a name defined twice is an error at both places.

use std::collections::{HashMap, hash_map::Entry};

use super::{
    SourceFile, codes,
    sources::SECTIONS,
    yaml::{Node, Span},
};
use crate::diagnostic::{Diagnostic, Place, Severity};

/// Every definition by section and name: the file, and where its name stands there.
type Names<'t> = HashMap<(&'static str, &'t str), (usize, Span)>;

/// The file of each name, and the findings for names that are defined again.
pub struct Found {
    pub defined_in: HashMap<(&'static str, String), usize>,
    pub twice: Vec<Diagnostic>,
}

/// Looks through the trees of all files, which stand in the files' order.
pub fn names<'t>(files: &[SourceFile], roots: impl Iterator<Item = Option<&'t Node<'t>>>) -> Found {
    let mut names = Names::new();
    let mut twice = Vec::new();
    for (file, root) in roots.enumerate() {
        for (section, name, span) in root.into_iter().flat_map(things) {
            match names.entry((section, name)) {
                Entry::Vacant(free) => _ = free.insert((file, span)),
                Entry::Occupied(first) => twice.push(again(files, name, (file, span), *first.get())),
            }
        }
    }
    let defined_in = names.into_iter().map(|((section, name), (file, _))| ((section, name.to_owned()), file));
    Found { defined_in: defined_in.collect(), twice }
}

fn things<'t>(root: &'t Node<'t>) -> impl Iterator<Item = (&'static str, &'t str, Span)> {
    root.entries().iter().flat_map(|section| {
        let known = SECTIONS.iter().find(|known| **known == section.key.text());
        known.into_iter().flat_map(|known| {
            let things = section.value.entries().iter();
            things.map(|thing| (*known, thing.key.text(), thing.key.span))
        })
    })
}

fn again(files: &[SourceFile], name: &str, here: (usize, Span), first: (usize, Span)) -> Diagnostic {
    let place =
        |(file, span): (usize, Span)| Place::Location(files[file].location(span, &files[file].lines()));
    Diagnostic::new(codes::DEFINED_TWICE, Severity::Error, format!("`{name}` is defined twice"), place(here))
        .related(place(first), "first here")
        .help("keep one of them: all files of a project are taken together")
}
