//! The files of a commit by their paths, with links followed as far as they stay in the repository.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use super::{
    RevisionError,
    git::{Git, first_reason},
    objects::{Broken, Bytes, Objects},
    path::Parts,
    tree::{Entry, Id, Kind, entries},
};
use crate::workspace::ReadError;

/// The most links on the way to one file, as on a system.
const MOST_LINKS: usize = 40;

/// The files of one commit.
#[derive(Debug)]
pub struct Files {
    objects: Objects,
    commit: String,
    /// The folders that were read.
    folders: HashMap<Id, Arc<[Entry]>>,
}

/// What a path leads to.
#[derive(Debug)]
pub enum Target {
    /// Never a link; `real` is the path without any.
    Found {
        real: Parts,
        kind: Kind,
        id: Id,
    },
    Absent,
    /// A link that cannot be followed.
    Strange(ReadError),
}

impl Files {
    /// The files of the commit whose hash is `commit`.
    pub fn open(git: &Git, commit: &str) -> Result<Self, RevisionError> {
        Ok(Self { objects: Objects::open(git)?, commit: commit.to_owned(), folders: HashMap::new() })
    }

    /// Follows a path from the top of the repository.
    pub fn find(&mut self, path: &[Vec<u8>]) -> Result<Target, RevisionError> {
        let mut ahead: VecDeque<Vec<u8>> = path.iter().cloned().collect();
        let mut way = Way { passed: Vec::new(), top: format!("{}^{{tree}}", self.commit) };
        let mut links = 0;
        while let Some(name) = ahead.pop_front() {
            let Some(folder) = way.folder().cloned() else { return Ok(Target::Absent) };
            match name.as_slice() {
                b"." => continue,
                b".." if way.passed.pop().is_some() => continue,
                b".." => return Ok(Target::Strange(ReadError::LinkOutside)),
                _ => {}
            }
            let Some(entry) = self.entry(&folder, &name)? else { return Ok(Target::Absent) };
            if entry.kind != Kind::Link {
                way.passed.push(entry);
                continue;
            }
            links += 1;
            if links > MOST_LINKS {
                return Ok(Target::Strange(ReadError::LinkCircle));
            }
            match self.link(entry.id)? {
                Some(to) => to.into_iter().rev().for_each(|name| ahead.push_front(name)),
                None => return Ok(Target::Strange(ReadError::LinkOutside)),
            }
        }
        Ok(way.end())
    }

    /// What a folder holds.
    pub fn folder(&mut self, id: &Id) -> Result<Arc<[Entry]>, RevisionError> {
        if let Some(known) = self.folders.get(id) {
            return Ok(known.clone());
        }
        let object = self.blobs(std::slice::from_ref(id))?.pop().and_then(Result::ok);
        // A hash is half as many bytes as it has digits.
        let read = object.and_then(|object| entries(&object, self.commit.len() / 2));
        let damaged = || RevisionError::Git { message: format!("{id} is no folder") };
        let entries: Arc<[Entry]> = read.ok_or_else(damaged)?.into();
        self.folders.insert(id.clone(), entries.clone());
        Ok(entries)
    }

    /// The bytes of objects, in their order.
    pub fn blobs(&mut self, ids: &[Id]) -> Result<Vec<Bytes>, RevisionError> {
        let commit = || self.commit.clone();
        self.objects.read(ids).map_err(|broken| match broken {
            Broken::Missing(object) => RevisionError::Damaged { commit: commit(), object },
            Broken::Ended(said) if said.contains("promisor remote") => {
                RevisionError::Partial { commit: commit() }
            }
            Broken::Ended(said) => RevisionError::Git { message: first_reason(&said) },
        })
    }

    fn entry(&mut self, folder: &Id, name: &[u8]) -> Result<Option<Entry>, RevisionError> {
        Ok(self.folder(folder)?.iter().find(|entry| entry.name == name).cloned())
    }

    /// Where a link leads, from its folder; nothing if that is certainly not in the repository.
    fn link(&mut self, id: Id) -> Result<Option<Parts>, RevisionError> {
        let target = self.blobs(&[id])?.pop().and_then(Result::ok).unwrap_or_default();
        // A slash at the end, as a point, is only right for a folder.
        let part = |name: &[u8]| if name.is_empty() { b".".to_vec() } else { name.to_vec() };
        let parts = || target.split(|byte| *byte == b'/').map(part).collect();
        Ok((!target.starts_with(b"/")).then(parts))
    }
}

/// The way from the top of the repository to where a path has led so far.
struct Way {
    passed: Vec<Entry>,
    top: Id,
}

impl Way {
    /// The folder at its end; none if something else is there.
    fn folder(&self) -> Option<&Id> {
        match self.passed.last() {
            None => Some(&self.top),
            Some(entry) => (entry.kind == Kind::Folder).then_some(&entry.id),
        }
    }

    fn end(mut self) -> Target {
        let real = self.passed.iter().map(|entry| entry.name.clone()).collect();
        match self.passed.pop() {
            None => Target::Found { real, kind: Kind::Folder, id: self.top },
            Some(last) => Target::Found { real, kind: last.kind, id: last.id },
        }
    }
}
