//! Paths in a repository: names of any bytes, with `/` between them.

/// The names of a path, from the top of the repository.
pub type Parts = Vec<Vec<u8>>;

/// The names in a path; `.` and nothing are no names, `..` stays.
pub fn parts(path: &[u8]) -> Parts {
    let names = path.split(|byte| *byte == b'/').filter(|name| !name.is_empty() && *name != b".");
    names.map(<[u8]>::to_vec).collect()
}

/// The path that `path`, written relative to `folder`, leads to.
pub fn join(folder: &[Vec<u8>], path: &str) -> Parts {
    folder.iter().cloned().chain(parts(path.as_bytes())).collect()
}

/// The folder that a revision is opened at, as git reads `REV:path`: from the top of the repository, or
/// from `here` where the path begins with a point.
pub fn within(here: &[Vec<u8>], path: Option<&str>) -> Parts {
    match path {
        None => here.to_vec(),
        Some(path) if is_relative(path) => climbed(join(here, path)),
        Some(path) => climbed(parts(path.as_bytes())),
    }
}

fn is_relative(path: &str) -> bool {
    path == "." || path == ".." || path.starts_with("./") || path.starts_with("../")
}

/// The path with its `..` gone up, as far as that goes.
fn climbed(path: Parts) -> Parts {
    let mut climbed = Parts::new();
    for name in path {
        if name == b".." && climbed.last().is_some_and(|last| last != b"..") {
            climbed.pop();
        } else {
            climbed.push(name);
        }
    }
    climbed
}
