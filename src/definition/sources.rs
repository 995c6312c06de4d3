//! The files that definitions were read from: where each thing was written.

use std::{cell::OnceCell, collections::HashMap};

use rayon::prelude::*;

use super::{
    edit::Finder,
    reduced,
    removed::{Now, Removed, Stood},
    yaml::{self, Index, Node, Span},
};
use crate::diagnostic::{Address, Diagnostic, Finding, Location, Part, Place};

/// A definition file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as it is shown: relative to the project's root.
    pub path: String,
    pub text: String,
}

/// The files, and which of them holds which thing.
///
/// Lines and columns are not kept: the trees of the files that a report needs are made again when
/// it is printed, so that a run without findings pays nothing for them.
#[derive(Debug, Default)]
pub struct Sources {
    pub(super) files: Vec<SourceFile>,
    /// (section, name) → the file that defines it.
    pub(super) defined_in: HashMap<(&'static str, String), Defined>,
    /// Position in the merged `retired` → (file, position there).
    pub(super) retired_in: Vec<(usize, usize)>,
}

impl Sources {
    /// One file that is no definition, such as a project file.
    pub fn of(file: SourceFile) -> Self {
        Self { files: vec![file], ..Self::default() }
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| file.text.as_str())
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are no files.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Looks up the places of all diagnostics, in the order in which reports show them.
    pub fn locate(&self, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
        self.locate_against(diagnostics, None)
    }

    /// The same, where some are about things that only `before` has: they are shown where those stood.
    ///
    /// Of each file only the things are read again that the places lead to, where they can be read alone:
    /// a tree takes many times its text.
    pub fn locate_against(&self, diagnostics: Vec<Diagnostic>, before: Option<&Self>) -> Vec<Finding> {
        let stood = before.map(Stood::new);
        let mut things = reduced::things(&diagnostics);
        let beside =
            diagnostics.iter().filter_map(|diagnostic| stood.as_ref()?.beside(&diagnostic.place, self));
        things.extend(beside.map(|beside| beside.thing));
        let texts = reduced::texts(self, &things);
        let opened: Vec<Opened<'_>> = self.opened(&texts);
        let indexes: Vec<OnceCell<Option<Index<'_>>>> = opened.iter().map(|_| OnceCell::new()).collect();
        let index = |file: usize| indexes[file].get_or_init(|| opened[file].root().map(Index::new)).as_ref();
        let nearest = |address: &Address| self.find(&opened, &indexes, address);
        let now = Now { sources: self, index: &index, find: &nearest };
        let is_gone = |place: &Place| match place {
            Place::Removed(_) => true,
            Place::Address(address) => now.node(&address.path).is_none(),
            Place::Location(_) | Place::Project => false,
        };
        let before_texts = before.map(|before| {
            let gone = diagnostics.iter().map(|diagnostic| &diagnostic.place).filter(|place| is_gone(place));
            reduced::texts(before, &gone.filter_map(reduced::thing).collect())
        });
        let before_texts = before_texts.unwrap_or_default();
        let removed = stood.as_ref().map(|stood| Removed::new(stood, &before_texts));
        let find = |place: &Place| match place {
            Place::Location(location) => Some(location.clone()),
            // A key that is gone from a thing stood in it before.
            Place::Address(address) if removed.is_some() && now.node(&address.path).is_none() => {
                let removed = removed.as_ref().filter(|removed| removed.had(&address.path));
                removed.map_or_else(|| nearest(address), |removed| removed.find(address, &now))
            }
            Place::Address(address) => nearest(address),
            Place::Removed(address) => removed.as_ref()?.find(address, &now),
            Place::Project => None,
        };
        let fixes = Finder::new(self, &opened);
        let found = |diagnostic: Diagnostic| diagnostic.found(find, |fix| fixes.find(fix));
        let mut findings: Vec<_> = diagnostics.into_iter().map(found).collect();
        findings.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        findings.dedup();
        findings
    }

    /// The files, to be read by the texts that they have or by the shorter ones given.
    pub(super) fn opened<'o>(&'o self, texts: &'o [Option<String>]) -> Vec<Opened<'o>> {
        let parts: Vec<Option<Alone<'o>>> =
            texts.par_iter().map(|text| Alone::read(text.as_deref()?)).collect();
        let parts = parts.into_iter().chain(std::iter::repeat_with(|| None));
        self.files.iter().zip(parts).map(|(file, part)| Opened::new(file, part)).collect()
    }

    /// Where one thing is written.
    pub fn location(&self, place: &Place) -> Option<Location> {
        self.locations(&[place]).pop().flatten()
    }

    /// Where each of several things is written, in their order.
    pub fn locations(&self, places: &[&Place]) -> Vec<Option<Location>> {
        let texts = reduced::texts(self, &places.iter().filter_map(|place| reduced::thing(place)).collect());
        let opened = self.opened(&texts);
        let indexes: Vec<_> = opened.iter().map(|_| OnceCell::new()).collect();
        let find = |place: &&Place| match place {
            Place::Address(address) => self.find(&opened, &indexes, address),
            _ => None,
        };
        places.iter().map(find).collect()
    }

    fn find<'o>(
        &self,
        opened: &'o [Opened<'_>],
        indexes: &[OnceCell<Option<Index<'o>>>],
        address: &Address,
    ) -> Option<Location> {
        let (file, path) = self.file_of(&address.path)?;
        let index = indexes[file].get_or_init(|| opened[file].root().map(Index::new)).as_ref()?;
        let lines = opened[file].lines();
        let span = match address.part {
            Part::Line(line) => index.line(&path, line, lines),
            _ => None,
        };
        let span = span.unwrap_or_else(|| index.locate(&path, address.part == Part::Key));
        Some(self.files[file].location(span, lines))
    }

    /// The file that an address leads to, and the address within that file.
    pub(super) fn file_of(&self, path: &[String]) -> Option<(usize, Vec<String>)> {
        let [section, name, rest @ ..] = path else {
            // The list of all that is retired goes on where it begins.
            let file = self.retired_in.first().filter(|_| path == ["retired"])?.0;
            return Some((file, path.to_vec()));
        };
        if section == "retired" {
            let (file, position) = *self.retired_in.get(name.parse::<usize>().ok()?)?;
            let head = [section.clone(), position.to_string()];
            return Some((file, head.into_iter().chain(rest.iter().cloned()).collect()));
        }
        let section = SECTIONS.iter().find(|known| *known == section)?;
        let defined = self.defined_in.get(&(*section, name.clone()))?;
        Some((defined.file, path.to_vec()))
    }
}

/// Where a thing is defined.
#[derive(Debug, Clone, Copy)]
pub(super) struct Defined {
    pub file: usize,
    /// The line of its name, from 1.
    pub line: u32,
}

/// The top-level maps of a definition file.
pub(super) const SECTIONS: [&str; 8] =
    ["layers", "buckets", "tags", "fields", "measurements", "queries", "rollups", "tables"];

/// A part of a file that could be read alone.
struct Alone<'f> {
    text: &'f str,
    root: Node<'f>,
}

impl<'f> Alone<'f> {
    fn read(text: &'f str) -> Option<Self> {
        let (root, problems) = yaml::parse(text);
        root.filter(|_| problems.is_empty()).map(|root| Self { text, root })
    }
}

/// A file's tree and lines, made at the first need.
pub(super) struct Opened<'f> {
    file: &'f SourceFile,
    /// All that is wanted of the file, where that could be read alone.
    part: Option<Alone<'f>>,
    whole: OnceCell<Option<Node<'f>>>,
    lines: OnceCell<Vec<&'f str>>,
}

impl<'f> Opened<'f> {
    fn new(file: &'f SourceFile, part: Option<Alone<'f>>) -> Self {
        Self { file, part, whole: OnceCell::new(), lines: OnceCell::new() }
    }

    pub(super) fn text(&self) -> &'f str {
        &self.file.text
    }

    /// The tree of what is wanted; of all there is if that cannot be read alone.
    pub(super) fn root(&self) -> Option<&Node<'f>> {
        self.part.as_ref().map(|part| &part.root).or_else(|| self.whole())
    }

    /// The text that the tree is of.
    pub(super) fn text_of_root(&self) -> &'f str {
        self.part.as_ref().map_or(&self.file.text, |part| part.text)
    }

    /// The tree of all there is.
    pub(super) fn whole(&self) -> Option<&Node<'f>> {
        self.whole.get_or_init(|| yaml::parse(&self.file.text).0).as_ref()
    }

    pub(super) fn lines(&self) -> &[&'f str] {
        self.lines.get_or_init(|| self.file.lines())
    }
}

impl SourceFile {
    /// The lines, to be made once for all locations of a file.
    pub(super) fn lines(&self) -> Vec<&str> {
        self.text.lines().collect()
    }

    /// Makes places of spans, with the lines split at most once.
    pub(super) fn placer(&self) -> impl FnMut(Span) -> Place {
        let mut lines = None;
        move |span| Place::Location(self.location(span, lines.get_or_insert_with(|| self.lines())))
    }

    /// A span of this file as reports show it; `lines` are the file's.
    pub(super) fn location(&self, span: Span, lines: &[&str]) -> Location {
        let line = span.start.line.max(1) as usize;
        Location {
            file: self.path.clone(),
            line,
            column: span.start.column.max(1) as usize,
            end_line: span.end.line.max(1) as usize,
            end_column: span.end.column.max(1) as usize,
            source: lines.get(line - 1).copied().unwrap_or_default().to_owned(),
        }
    }
}
