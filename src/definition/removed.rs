//! Where a thing stood that is gone: beside what stood beside it.

use super::{
    sources::{Opened, Sources},
    yaml::{Data, Index, Node},
};
use crate::diagnostic::{Address, Location, Part, Place};

/// The order in which top-level things stand in the definitions in which a thing still stands.
pub(super) struct Stood<'s> {
    before: &'s Sources,
    /// Of each file section, name and line, in the order of the lines.
    things: Vec<Vec<(&'static str, &'s str, u32)>>,
}

/// What stood beside a top-level thing that is gone.
pub(super) struct Beside {
    /// Section and name.
    pub thing: (String, String),
    /// Whether it stood before the thing, so that its end is meant.
    is_before: bool,
}

/// The definitions in which a thing still stands.
pub(super) struct Removed<'s> {
    stood: &'s Stood<'s>,
    opened: Vec<Opened<'s>>,
}

/// What is known of the definitions in which the thing is gone.
pub(super) struct Now<'n> {
    pub sources: &'n Sources,
    /// The tree of a file, by its position.
    pub index: &'n dyn Fn(usize) -> Option<&'n Index<'n>>,
    /// Where an address, or what is nearest to it, is written.
    pub find: &'n dyn Fn(&Address) -> Option<Location>,
}

impl<'s> Stood<'s> {
    pub fn new(before: &'s Sources) -> Self {
        let mut things = vec![Vec::new(); before.files.len()];
        for ((section, name), defined) in &before.defined_in {
            things[defined.file].push((*section, name.as_str(), defined.line));
        }
        for things in &mut things {
            // Several may stand on one line.
            things.sort_unstable_by_key(|(section, name, line)| (*line, *section, *name));
        }
        Self { before, things }
    }

    /// What stood next behind a top-level thing that is gone, else next before it, and is there still: of
    /// its section, else of another one. Nothing of a place that is no such thing.
    pub fn beside(&self, place: &Place, now: &Sources) -> Option<Beside> {
        let Place::Removed(Address { path, .. }) = place else { return None };
        let [section, name] = path.as_slice() else { return None };
        let things = &self.things[self.before.file_of(path)?.0];
        let at = things.iter().position(|(other, key, _)| other == section && key == name)?;
        let stays = |(section, name, _): &&(&'static str, &str, u32)| {
            now.defined_in.contains_key(&(*section, (*name).to_owned()))
        };
        let own = |thing: &&(&'static str, &str, u32)| thing.0 == section;
        let (before, behind) = (&things[..at], &things[at + 1..]);
        let found = |thing: &(&'static str, &str, u32), is_before| Beside {
            thing: (thing.0.to_owned(), thing.1.to_owned()),
            is_before,
        };
        let next = behind.iter().filter(own).find(stays).map(|thing| found(thing, false));
        let next =
            next.or_else(|| before.iter().rev().filter(own).find(stays).map(|thing| found(thing, true)));
        let next = next.or_else(|| before.iter().rev().find(stays).map(|thing| found(thing, true)));
        next.or_else(|| behind.iter().find(stays).map(|thing| found(thing, false)))
    }
}

impl<'s> Removed<'s> {
    /// `texts` are what is wanted of the files, where that is less than all.
    pub fn new(stood: &'s Stood<'s>, texts: &'s [Option<String>]) -> Self {
        Self { stood, opened: stood.before.opened(texts) }
    }

    /// What stood next behind the thing, else the end of what stood next before it, and is there still; else
    /// where that stood which it was a part of; else the file that it stood in, as a whole.
    pub fn find(&self, address: &Address, now: &Now<'_>) -> Option<Location> {
        let parents = address.path.split_last()?.1;
        let stood = self.stood.before.file_of(&address.path);
        let beside = match parents {
            [_] => self.beside_top(address, now),
            _ => stood.as_ref().and_then(|(file, path)| self.beside(*file, path, &address.path, now)),
        };
        if let Some(path) = beside {
            return (now.find)(&Address { path, part: Part::Key });
        }
        if parents.len() > 1 {
            let parents = Address { path: parents.to_vec(), part: Part::Key };
            return match now.node(&parents.path) {
                Some(_) => (now.find)(&parents),
                None => self.find(&parents, now),
            };
        }
        let file = self.stood.before.files.get(stood?.0)?;
        Some(Location { file: file.path.clone(), ..Location::default() })
    }

    /// The address of what stood beside a top-level thing.
    fn beside_top(&self, address: &Address, now: &Now<'_>) -> Option<Vec<String>> {
        let Beside { thing: (section, name), is_before } =
            self.stood.beside(&Place::Removed(address.clone()), now.sources)?;
        let path = vec![section, name];
        Some(if is_before { now.end_of(path) } else { path })
    }

    /// The address of what stood beside the thing and is there still; `path` is its address in the file.
    fn beside(&self, file: usize, path: &[String], address: &[String], now: &Now<'_>) -> Option<Vec<String>> {
        let (last, parents) = address.split_last()?;
        let siblings = self.siblings(file, path);
        let at = siblings.iter().position(|(key, _)| key == last)?;
        let still = |(_, name): &(String, &str)| now.child(parents, name);
        let behind = siblings[at + 1..].iter().find_map(still);
        behind.or_else(|| siblings[..at].iter().rev().find_map(still).map(|path| now.end_of(path)))
    }

    /// Whether something was written at the address.
    pub fn had(&self, path: &[String]) -> bool {
        let Some((file, path)) = self.stood.before.file_of(path) else { return false };
        let Some(root) = self.opened[file].root() else { return false };
        path.iter().try_fold(root, |node, key| node.child(key)).is_some()
    }

    /// What the map or list holds that the thing is a part of, in the order of the file: by which key or
    /// position, and by which name it can be found in another one.
    fn siblings(&self, file: usize, path: &[String]) -> Vec<(String, &str)> {
        let Some((_, parents)) = path.split_last() else { return Vec::new() };
        let root = self.opened[file].root();
        let around = root.and_then(|root| parents.iter().try_fold(root, |node, key| node.child(key)));
        around.map(parts).unwrap_or_default()
    }
}

impl Now<'_> {
    /// The address of the part of a map or list that has the name.
    fn child(&self, parents: &[String], name: &str) -> Option<Vec<String>> {
        let key = parts(self.node(parents)?).into_iter().find(|(_, other)| *other == name)?.0;
        Some(parents.iter().cloned().chain([key]).collect())
    }

    /// What is written at the address.
    pub fn node(&self, path: &[String]) -> Option<&Node<'_>> {
        let (file, path) = self.sources.file_of(path)?;
        (self.index)(file)?.node(&path)
    }

    /// The address of the last thing that is written at the address.
    fn end_of(&self, mut path: Vec<String>) -> Vec<String> {
        let mut node = self.node(&path);
        while let Some((key, child)) = node.and_then(last) {
            path.push(key);
            node = Some(child);
        }
        path
    }
}

/// The last part of a map or list, and its key or position.
fn last<'n>(node: &'n Node<'n>) -> Option<(String, &'n Node<'n>)> {
    match &node.data {
        Data::Mapping(entries) => entries.last().map(|entry| (entry.key.text().to_owned(), &entry.value)),
        Data::Sequence(items) => items.last().map(|item| ((items.len() - 1).to_string(), item)),
        Data::Scalar { .. } => None,
    }
}

/// The entries of a map by their keys; the items of a list by their positions, named by what they say
/// or by the name that they have.
fn parts<'n>(node: &'n Node<'_>) -> Vec<(String, &'n str)> {
    match &node.data {
        Data::Mapping(entries) => {
            entries.iter().map(|entry| (entry.key.text().to_owned(), entry.key.text())).collect()
        }
        Data::Sequence(items) => {
            let name = |item: &'n Node<'_>| item.get("name").map_or_else(|| item.text(), Node::text);
            items.iter().enumerate().map(|(at, item)| (at.to_string(), name(item))).collect()
        }
        Data::Scalar { .. } => Vec::new(),
    }
}
