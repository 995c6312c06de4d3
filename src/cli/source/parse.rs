//! An argument → the source that it names.

use std::path::{Path, PathBuf};

use super::Source;
use crate::{
    cli::Failure,
    workspace::{Revision, RevisionError},
};

impl Source {
    /// What `text` names: `git:REV`, `REV` or `REV:PATH`, a folder, `.`, `live`, `ledger` or `ledger:N`.
    /// A folder that is not written as a path is one if no revision has its name.
    ///
    /// # Errors
    /// A text that names nothing, or two things.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        match text {
            "." => return Ok(Self::Working),
            "live" => return Ok(Self::Live),
            "ledger" => return Ok(Self::Ledger { revision: None }),
            "" => return Err(Failure::new("nothing is named to compare with").detail(FORMS)),
            _ => {}
        }
        if let Some(number) = text.strip_prefix("ledger:") {
            return ledger(number);
        }
        if let Some(revision) = text.strip_prefix("git:") {
            return Ok(of_git(revision));
        }
        if is_path(text) {
            return Ok(Self::Folder(PathBuf::from(text)));
        }
        by_looking(text)
    }
}

/// What can be named, for messages.
const FORMS: &str =
    "name a revision of git, such as `main`, `origin/main` or `v1.2`, or a folder, such as `./before`";

fn ledger(number: &str) -> Result<Source, Failure> {
    let revision = number.parse().map_err(|_| {
        Failure::new(format!("`ledger:{number}` names no revision of the ledger"))
            .detail("after `ledger:` stands a number of `fluxform history`")
            .detail(format!("a revision of git of that name is `git:ledger:{number}`"))
    })?;
    Ok(Source::Ledger { revision: Some(revision) })
}

fn of_git(text: &str) -> Source {
    let (name, path) = match colon(text) {
        Some(at) => (&text[..at], Some(text[at + 1..].to_owned())),
        None => (text, None),
    };
    Source::Revision { name: name.to_owned(), path }
}

/// Where the path begins; a colon in braces belongs to the revision, as in `main@{2026-01-31 12:00}`.
fn colon(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (c == ':' && depth == 0).then_some(at)
    })
}

/// Whether a text can only be meant as the path of a folder.
fn is_path(text: &str) -> bool {
    let path = Path::new(text);
    path.is_absolute() || path.starts_with("..") || (text.len() > 1 && path.starts_with("."))
}

/// A name that could be a revision's or a folder's.
fn by_looking(text: &str) -> Result<Source, Failure> {
    let source = of_git(text);
    let (true, Source::Revision { name, .. }) = (Path::new(text).is_dir(), &source) else {
        return Ok(source);
    };
    match Revision::is_known(Path::new("."), name) {
        Ok(true) | Err(RevisionError::Ambiguous { .. }) => {
            Err(Failure::new(format!("`{text}` is a revision of git and a folder"))
                .detail(format!("write `git:{text}` for the revision, or `./{text}` for the folder")))
        }
        Ok(false) | Err(_) => Ok(Source::Folder(PathBuf::from(text))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_what_it_says() {
        let revision = |name: &str, path: Option<&str>| Source::Revision {
            name: name.to_owned(),
            path: path.map(str::to_owned),
        };
        for (text, expected) in [
            (".", Source::Working),
            ("live", Source::Live),
            ("ledger", Source::Ledger { revision: None }),
            ("ledger:7", Source::Ledger { revision: Some(7) }),
            ("main", revision("main", None)),
            ("origin/main", revision("origin/main", None)),
            ("HEAD~2", revision("HEAD~2", None)),
            ("git:live", revision("live", None)),
            ("git:git:x", revision("git", Some("x"))),
            ("git:.", revision(".", None)),
            ("main:", revision("main", Some(""))),
            ("main:old/home", revision("main", Some("old/home"))),
            ("main:./old", revision("main", Some("./old"))),
            ("main@{2026-01-31 12:00}", revision("main@{2026-01-31 12:00}", None)),
            ("main@{2026-01-31 12:00}:old", revision("main@{2026-01-31 12:00}", Some("old"))),
            ("./x", Source::Folder("./x".into())),
            ("./", Source::Folder("./".into())),
            ("..", Source::Folder("..".into())),
            ("../x:y", Source::Folder("../x:y".into())),
            ("/x", Source::Folder("/x".into())),
            (".hidden", revision(".hidden", None)),
        ] {
            assert_eq!(Source::parse(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn what_names_nothing_is_refused() {
        assert_eq!(
            Source::parse("").unwrap_err().to_string(),
            format!("nothing is named to compare with\n  {FORMS}")
        );
        assert_eq!(
            Source::parse("ledger:main").unwrap_err().to_string(),
            "`ledger:main` names no revision of the ledger\n  after `ledger:` stands a number of `fluxform history`\n  \
             a revision of git of that name is `git:ledger:main`"
        );
    }
}
