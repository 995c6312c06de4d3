//! A project's files → its settings and its definitions, by the same rules wherever they are kept.

use super::{Files, PROJECT_FILE, Unusable};
use crate::{
    cli::{Failure, rules},
    definition::{self, Loaded, Project, SourceFile, Sources, codes},
    diagnostic::{Diagnostic, Location, Place, Severity},
    words::count,
    workspace::{ReadError, ReadFile},
};

/// What some editors put before a text.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads the project file; nothing if there is none.
pub fn project(files: &mut impl Files) -> Result<Option<Project>, Unusable> {
    let Some(read) = files.file(PROJECT_FILE)? else { return Ok(None) };
    let shown = files.shown(PROJECT_FILE);
    let text = read.text.map_err(|error| Failure::caused(format!("{shown} cannot be used"), &error))?;
    let file = source(shown.clone(), &text);
    let read = definition::load_project(&file, &rules::known());
    read.map(Some).map_err(|diagnostics| {
        let sources = Box::new(Sources::of(file));
        let findings = sources.locate(diagnostics);
        let failure = Failure::new(format!("{shown} cannot be used: {}", count(findings.len(), "error")));
        Unusable { sources, ..Unusable::new(findings, failure) }
    })
}

/// Reads the definition files of a project.
pub fn definitions(files: &mut impl Files, project: &Project) -> Result<Vec<ReadFile>, Failure> {
    let except: Vec<&str> = [PROJECT_FILE].into_iter().chain(project.baseline.as_deref()).collect();
    if !files.has_folder(&project.schemas)? {
        let (named, place) = (files.shown(PROJECT_FILE), files.place(&project.schemas));
        return Err(Failure::new(format!("there is no folder `{}`", project.schemas))
            .detail(format!("{named} names it under `schemas`; looked for {place}")));
    }
    files.definitions(&project.schemas, &except)
}

/// What files say; those that say the same as files of `beside` are not read twice.
pub fn load(files: Vec<ReadFile>, beside: Option<&Loaded>) -> Loaded {
    let mut sources = Vec::new();
    let mut unreadable = Vec::new();
    for file in files {
        match file.text {
            Ok(text) => sources.push(source(file.path, &text)),
            Err(error) => unreadable.push(cannot_read(&file.path, &error)),
        }
    }
    let mut loaded = match beside {
        Some(beside) => definition::load_beside(sources, beside),
        None => definition::load(sources),
    };
    loaded.diagnostics.extend(unreadable);
    loaded
}

/// A byte order mark is no part of the text.
pub(super) fn source(path: String, text: &str) -> SourceFile {
    SourceFile { path, text: text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).to_owned() }
}

fn cannot_read(path: &str, error: &ReadError) -> Diagnostic {
    let mut message = format!("`{path}` {error}");
    if let ReadError::Io(cause) = error {
        message += &format!(": {cause}");
    }
    let location = Location { file: path.to_owned(), ..Location::default() };
    Diagnostic::new(codes::UNREADABLE, Severity::Error, message, Place::Location(location))
}
