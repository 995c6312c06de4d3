//! What a folder of a commit holds, as git keeps it.

use crate::words::hex;

/// The name of an object: its hash in hex.
pub type Id = String;

/// Something in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: Vec<u8>,
    pub kind: Kind,
    pub id: Id,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    Link,
    /// The commit of a submodule: another repository, of which nothing is here.
    Submodule,
}

/// Reads a folder's object: for each entry the mode in octal, a blank, the name, a NUL, and the hash as
/// `hash_size` bytes. Nothing if it is not that. Sorted by name, which git does not quite do.
pub fn entries(mut object: &[u8], hash_size: usize) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    while !object.is_empty() {
        let (mode, rest) = cut(object, b' ')?;
        let (name, rest) = cut(rest, 0)?;
        let (hash, rest) = rest.split_at_checked(hash_size)?;
        entries.push(Entry { name: name.to_vec(), kind: kind(mode), id: hex(hash) });
        object = rest;
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    Some(entries)
}

fn cut(bytes: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let position = memchr::memchr(at, bytes)?;
    Some((&bytes[..position], &bytes[position + 1..]))
}

fn kind(mode: &[u8]) -> Kind {
    match mode {
        b"40000" | b"040000" => Kind::Folder,
        b"120000" => Kind::Link,
        b"160000" => Kind::Submodule,
        _ => Kind::File,
    }
}
