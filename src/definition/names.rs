//! Which file defines which name; a name defined twice is an error at both places.

use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::Entry},
};

use super::{
    SourceFile, codes,
    sources::{Defined, SECTIONS},
    yaml::{Node, Span},
};
use crate::diagnostic::{Diagnostic, Place, Severity};

/// A definition: its section, its name, and where that stands.
pub type Name<'a> = (&'static str, Cow<'a, str>, Span);

/// The file of each name, and the findings for names that are defined again.
pub struct Found {
    pub defined_in: HashMap<(&'static str, String), Defined>,
    pub twice: Vec<Diagnostic>,
}

/// Looks through the names of all files, which stand in the files' order.
pub fn names<'t>(files: &[SourceFile], by_file: impl Iterator<Item = &'t [Name<'t>]>) -> Found {
    let mut seen: HashMap<(&'static str, &str), (usize, Span)> = HashMap::new();
    let mut twice = Vec::new();
    for (file, names) in by_file.enumerate() {
        for (section, name, span) in names {
            match seen.entry((section, name)) {
                Entry::Vacant(free) => _ = free.insert((file, *span)),
                Entry::Occupied(first) => twice.push(again(files, name, (file, *span), *first.get())),
            }
        }
    }
    let defined_in = seen.into_iter().map(|((section, name), (file, span))| {
        ((section, name.to_owned()), Defined { file, line: span.start.line })
    });
    Found { defined_in: defined_in.collect(), twice }
}

/// The names that a file defines.
pub fn things<'a>(root: &Node<'a>) -> Vec<Name<'a>> {
    let sections = root.entries().iter().filter_map(|section| {
        let known = SECTIONS.iter().find(|known| **known == section.key.text())?;
        Some((*known, section.value.entries()))
    });
    let names = sections.flat_map(|(section, things)| things.iter().map(move |thing| (section, &thing.key)));
    names.filter_map(|(section, key)| Some((section, key.scalar()?.clone(), key.span))).collect()
}

fn again(files: &[SourceFile], name: &str, here: (usize, Span), first: (usize, Span)) -> Diagnostic {
    let place =
        |(file, span): (usize, Span)| Place::Location(files[file].location(span, &files[file].lines()));
    Diagnostic::new(codes::DEFINED_TWICE, Severity::Error, format!("`{name}` is defined twice"), place(here))
        .related(place(first), "first here")
        .help("keep one of them: all files of a project are taken together")
}
