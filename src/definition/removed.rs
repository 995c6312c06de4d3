//! Where a thing stood that is gone: beside what stood beside it.

use super::{
    sources::{Opened, Sources},
    yaml::{Index, Node},
};
use crate::diagnostic::{Address, Location, Part};

/// The definitions in which a thing still stands, and those in which it does not.
pub(super) struct Removed<'s> {
    before: &'s Sources,
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

impl<'s> Removed<'s> {
    pub fn new(before: &'s Sources) -> Self {
        Self { before, opened: before.files.iter().map(Opened::new).collect() }
    }

    /// The key of the thing that stood next behind it, else next before it, and is there still; else what
    /// it was a part of; else the file that it stood in, as a whole.
    pub fn find(&self, address: &Address, now: &Now<'_>) -> Option<Location> {
        let (last, parents) = address.path.split_last()?;
        let (file, path) =
            self.before.file_of(&address.path).map_or((None, Vec::new()), |(file, path)| (Some(file), path));
        let siblings = file.map(|file| self.siblings(file, &path)).unwrap_or_default();
        let at = siblings.iter().position(|key| key == last);
        let name = file.map(|file| self.before.files[file].path.as_str());
        let stays = |key: &&&str| now.has(name, &child(parents, key));
        let beside = at.and_then(|at| {
            siblings[at + 1..].iter().find(stays).or_else(|| siblings[..at].iter().rev().find(stays))
        });
        if let Some(key) = beside {
            return (now.find)(&Address { path: child(parents, key), part: Part::Key });
        }
        if parents.len() > 1 {
            return (now.find)(&Address { path: parents.to_vec(), part: Part::Key });
        }
        Some(Location { file: name?.to_owned(), ..Location::default() })
    }

    /// The keys of the map that the thing is an entry of, in the order of the file.
    fn siblings(&self, file: usize, path: &[String]) -> Vec<&str> {
        let Some((_, parents)) = path.split_last() else { return Vec::new() };
        let root = self.opened[file].root();
        let map = root.and_then(|root| parents.iter().try_fold(root, |node, key| node.get(key)));
        map.map(Node::entries).unwrap_or_default().iter().map(|entry| entry.key.text()).collect()
    }
}

impl Now<'_> {
    /// Whether an address leads to something that is written; of top-level things, in the file `name`.
    fn has(&self, name: Option<&str>, path: &[String]) -> bool {
        let Some((file, path)) = self.sources.file_of(path) else { return false };
        let is_there = path.len() > 2 || name == Some(&self.sources.files[file].path);
        is_there && (self.index)(file).is_some_and(|index| index.has(&path))
    }
}

fn child(parents: &[String], key: &str) -> Vec<String> {
    parents.iter().cloned().chain([key.to_owned()]).collect()
}
