//! Fixes as their finders state them → edits of the files' texts.

use std::{
    cell::{Cell, OnceCell},
    collections::BTreeMap,
};

use super::{
    changes,
    excerpt::Excerpt,
    expected::same,
    text::{Change, Text},
};
use crate::{
    definition::{
        Sources,
        sources::Opened,
        yaml::{self, Node},
    },
    diagnostic::{Address, Edit, Fix, FoundFix, Place, TextEdit},
};

/// How many bytes of files may be read again for fixes that concern more than a thing that stands alone.
const BYTES: usize = 32 << 20;

/// Looks fixes up in the files that a report has opened.
pub struct Finder<'o, 'f> {
    sources: &'o Sources,
    opened: &'o [Opened<'f>],
    texts: Vec<OnceCell<Text<'f>>>,
    left: Cell<usize>,
}

impl<'o, 'f> Finder<'o, 'f> {
    pub fn new(sources: &'o Sources, opened: &'o [Opened<'f>]) -> Self {
        let texts = opened.iter().map(|_| OnceCell::new()).collect();
        Self { sources, opened, texts, left: Cell::new(BYTES) }
    }

    /// The fix as a whole; nothing if any of its edits cannot be made.
    pub fn find(&self, fix: &Fix) -> Option<FoundFix> {
        let mut by_file: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
        for edit in &fix.edits {
            let (file, edit) = self.within_file(edit)?;
            by_file.entry(file).or_default().push(edit);
        }
        let mut edits = Vec::new();
        for (file, own) in &by_file {
            edits.extend(self.edits(*file, own)?);
        }
        Some(FoundFix { title: fix.title.clone(), safe: fix.is_safe, edits })
    }

    /// The file of an edit, and the edit with the address within that file.
    fn within_file(&self, edit: &Edit) -> Option<(usize, Edit)> {
        Some(match edit {
            Edit::Replace { at: Place::Location(location), .. } => {
                let file = self.sources.files.iter().position(|file| file.path == location.file)?;
                (file, edit.clone())
            }
            Edit::Replace { at: Place::Address(address), with } => {
                let (file, path) = self.sources.file_of(&address.path)?;
                let at = Place::Address(Address { path, part: address.part });
                (file, Edit::Replace { at, with: with.clone() })
            }
            Edit::Replace { at: Place::Removed(_) | Place::Project, .. } => return None,
            Edit::AddEntry { map, key, value } => {
                let (file, map) = self.sources.file_of(map)?;
                (file, Edit::AddEntry { map, key: key.clone(), value: value.clone() })
            }
            Edit::AddItem { list, item } => {
                let (file, list) = self.sources.file_of(list)?;
                (file, Edit::AddItem { list, item: item.clone() })
            }
        })
    }

    fn edits(&self, file: usize, edits: &[Edit]) -> Option<Vec<TextEdit>> {
        let (opened, source) = (self.opened.get(file)?, self.sources.files.get(file)?);
        let root = opened.root()?;
        let text = self.texts.get(file)?.get_or_init(|| Text::new(opened.text_of_root()));
        let changes = in_excerpt(text, root, edits).or_else(|| {
            self.left.set(self.left.get().checked_sub(opened.text().len())?);
            changes(opened.text(), opened.whole()?, edits)
        });
        let edit = |change: Change| TextEdit {
            location: source.location(change.at, opened.lines()),
            text: change.with,
        };
        Some(changes?.into_iter().map(edit).collect())
    }
}

/// The changes of a thing that is read alone, if it can be.
pub(super) fn in_excerpt(text: &Text<'_>, root: &Node<'_>, edits: &[Edit]) -> Option<Vec<Change>> {
    let excerpt = Excerpt::of(text, root, edits)?;
    let edits: Vec<Edit> = edits.iter().map(|edit| excerpt.edit(edit)).collect::<Option<_>>()?;
    let (read, problems) = yaml::parse(&excerpt.text);
    let read = read.filter(|read| problems.is_empty() && is_of(read, root))?;
    let found = changes(&excerpt.text, &read, &edits)?;
    let change = |change| excerpt.change(change);
    found.into_iter().map(change).collect()
}

/// Whether an excerpt means what it does within its file.
fn is_of(excerpt: &Node<'_>, root: &Node<'_>) -> bool {
    let [section] = excerpt.entries() else { return false };
    let [thing] = section.value.entries() else { return false };
    let within = root.get(section.key.text()).and_then(|section| section.get(thing.key.text()));
    within.is_some_and(|within| same(&thing.value, within))
}
