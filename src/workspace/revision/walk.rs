//! The definition files below a folder of a commit, by the rules by which those of a folder are read.

use std::collections::{BTreeSet, VecDeque};

use super::{
    RevisionError,
    files::{Files, Target},
    path::{Parts, join, parts},
    tree::{Id, Kind},
};
use crate::workspace::{ReadError, ReadFile, tree::text};

/// Reads all definition files below `folder`, which is relative to `base` like the paths of `except`.
pub fn definitions(
    files: &mut Files,
    base: &[Vec<u8>],
    folder: &str,
    except: &[&str],
) -> Result<Vec<ReadFile>, RevisionError> {
    let mut walk = Walk { files, base, seen: BTreeSet::new(), links: VecDeque::new(), found: Vec::new() };
    for path in except {
        if let Target::Found { real, .. } = walk.files.find(&join(base, path))? {
            walk.seen.insert(real);
        }
    }
    walk.follow(parts(folder.as_bytes()))?;
    while let Some(link) = walk.links.pop_front() {
        walk.follow(link)?;
    }
    let found = walk.found;
    let ids: Vec<Id> = found.iter().filter_map(|(_, id)| id.as_ref().ok()).cloned().collect();
    let mut texts = files.blobs(&ids)?.into_iter().map(text);
    let read = found.into_iter().map(|(path, id)| ReadFile {
        path: shown(&path),
        text: id.and_then(|_| texts.next().unwrap_or(Err(ReadError::NotAFile))),
    });
    let mut read: Vec<ReadFile> = read.collect();
    read.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(read)
}

struct Walk<'f> {
    files: &'f mut Files,
    base: &'f [Vec<u8>],
    /// Where the folders and files that were met really are.
    seen: BTreeSet<Parts>,
    /// Symbolic links, for the end: what has a name of its own is read by that one.
    links: VecDeque<Parts>,
    /// The files, relative to `base`, and their objects or why they have none.
    found: Vec<(Parts, Result<Id, ReadError>)>,
}

impl Walk<'_> {
    /// Takes in what stands at `path`, be it a link.
    fn follow(&mut self, path: Parts) -> Result<(), RevisionError> {
        let whole: Parts = self.base.iter().chain(&path).cloned().collect();
        let unread = match self.files.find(&whole)? {
            Target::Found { real, kind, id } => return self.thing(path, real, kind, id),
            Target::Absent => ReadError::LinkToNothing,
            Target::Strange(error) => error,
        };
        // Outside of the commit could be a folder of definitions: nobody knows what is missing.
        if is_definition(&path) || matches!(unread, ReadError::LinkOutside) {
            self.found.push((path, Err(unread)));
        }
        Ok(())
    }

    fn thing(&mut self, path: Parts, real: Parts, kind: Kind, id: Id) -> Result<(), RevisionError> {
        match kind {
            Kind::Folder => return self.folder(&path, &real, &id),
            Kind::File if is_definition(&path) && self.seen.insert(real) => self.found.push((path, Ok(id))),
            Kind::File | Kind::Link | Kind::Submodule => {}
        }
        Ok(())
    }

    fn folder(&mut self, path: &[Vec<u8>], real: &[Vec<u8>], id: &Id) -> Result<(), RevisionError> {
        // A link that leads back ends here.
        if !self.seen.insert(real.to_vec()) {
            return Ok(());
        }
        for entry in self.files.folder(id)?.iter().filter(|entry| !entry.name.starts_with(b".")) {
            let below = |folder: &[Vec<u8>]| [folder, std::slice::from_ref(&entry.name)].concat();
            match entry.kind {
                Kind::Link => self.links.push_back(below(path)),
                kind => self.thing(below(path), below(real), kind, entry.id.clone())?,
            }
        }
        Ok(())
    }
}

fn is_definition(path: &[Vec<u8>]) -> bool {
    path.last().is_some_and(|name| name.ends_with(b".yaml") || name.ends_with(b".yml"))
}

fn shown(path: &[Vec<u8>]) -> String {
    path.iter().map(|name| String::from_utf8_lossy(name)).collect::<Vec<_>>().join("/")
}
