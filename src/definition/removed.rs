//! Where a thing stood that is gone: beside what stood beside it.

use super::{
    sources::{Opened, Sources},
    yaml::{Data, Index, Node},
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

    /// What stood next behind the thing, else next before it, and is there still; else what it was a part
    /// of; else the file that it stood in, as a whole.
    pub fn find(&self, address: &Address, now: &Now<'_>) -> Option<Location> {
        let (last, parents) = address.path.split_last()?;
        let stood = self.before.file_of(&address.path);
        let siblings = stood.as_ref().map(|(file, path)| self.siblings(*file, path)).unwrap_or_default();
        let at = siblings.iter().position(|(key, _)| key == last);
        let beside = at.and_then(|at| {
            let mut nearest = siblings[at + 1..].iter().chain(siblings[..at].iter().rev());
            nearest.find_map(|(_, name)| now.child(parents, name))
        });
        if let Some(path) = beside {
            return (now.find)(&Address { path, part: Part::Key });
        }
        if parents.len() > 1 {
            return (now.find)(&Address { path: parents.to_vec(), part: Part::Key });
        }
        let file = self.before.files.get(stood?.0)?;
        Some(Location { file: file.path.clone(), ..Location::default() })
    }

    /// What the map or list holds that the thing is a part of, in the order of the file: by which key or
    /// position, and by which name it can be found in another one.
    fn siblings(&self, file: usize, path: &[String]) -> Vec<(String, &str)> {
        let Some((_, parents)) = path.split_last() else { return Vec::new() };
        let root = self.opened[file].root();
        let around = root.and_then(|root| parents.iter().try_fold(root, |node, key| node.get(key)));
        around.map(parts).unwrap_or_default()
    }
}

impl Now<'_> {
    /// The address of the part of a map or list that has the name.
    fn child(&self, parents: &[String], name: &str) -> Option<Vec<String>> {
        let key = match parents {
            [_] => name.to_owned(),
            _ => {
                let (file, path) = self.sources.file_of(parents)?;
                let around = (self.index)(file)?.node(&path)?;
                parts(around).into_iter().find(|(_, other)| *other == name)?.0
            }
        };
        let path: Vec<String> = parents.iter().cloned().chain([key]).collect();
        self.sources.file_of(&path).map(|_| path)
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
