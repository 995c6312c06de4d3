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

    /// What stood next behind the thing, else the end of what stood next before it, and is there still; else
    /// where that stood which it was a part of; else the file that it stood in, as a whole.
    pub fn find(&self, address: &Address, now: &Now<'_>) -> Option<Location> {
        let parents = address.path.split_last()?.1;
        let stood = self.before.file_of(&address.path);
        if let Some(path) =
            stood.as_ref().and_then(|(file, path)| self.beside(*file, path, &address.path, now))
        {
            return (now.find)(&Address { path, part: Part::Key });
        }
        if parents.len() > 1 {
            let parents = Address { path: parents.to_vec(), part: Part::Key };
            return if now.node(&parents.path).is_some() {
                (now.find)(&parents)
            } else {
                self.find(&parents, now)
            };
        }
        let file = self.before.files.get(stood?.0)?;
        Some(Location { file: file.path.clone(), ..Location::default() })
    }

    /// The address of what stood beside the thing and is there still; `path` is its address in the file.
    fn beside(&self, file: usize, path: &[String], address: &[String], now: &Now<'_>) -> Option<Vec<String>> {
        let (last, parents) = address.split_last()?;
        if let [section] = parents {
            let things = self.things(file);
            let of_section: Vec<_> = things.iter().filter(|thing| thing[0] == *section).collect();
            let still = |thing: &[String; 2]| now.sources.file_of(thing).map(|_| thing.to_vec());
            let at = of_section.iter().position(|thing| thing[1] == *last)?;
            // Between it and another section there may be more.
            return nearest(&of_section, at, now, |thing| still(thing)).or_else(|| {
                let at = things.iter().position(|thing| thing[0] == *section)?;
                let end = things[..at].iter().rev().find_map(still).map(|path| now.end_of(path));
                end.or_else(|| things[at..].iter().find_map(still))
            });
        }
        let siblings = self.siblings(file, path);
        let at = siblings.iter().position(|(key, _)| key == last)?;
        nearest(&siblings, at, now, |(_, name)| now.child(parents, name))
    }

    /// The top-level things of a file, in its order.
    fn things(&self, file: usize) -> Vec<[String; 2]> {
        let sections = self.opened[file].root().map(Node::entries).unwrap_or_default().iter();
        let things = sections.flat_map(|section| {
            let things = section.value.entries().iter();
            things.map(|thing| [section.key.text().to_owned(), thing.key.text().to_owned()])
        });
        things.collect()
    }

    /// Whether something was written at the address.
    pub fn had(&self, path: &[String]) -> bool {
        let Some((file, path)) = self.before.file_of(path) else { return false };
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

/// The next thing behind position `at` that is there still, else the end of the next one before it.
fn nearest<T>(
    things: &[T],
    at: usize,
    now: &Now<'_>,
    still: impl Fn(&T) -> Option<Vec<String>>,
) -> Option<Vec<String>> {
    let behind = things[at + 1..].iter().find_map(&still);
    behind.or_else(|| things[..at].iter().rev().find_map(&still).map(|path| now.end_of(path)))
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
