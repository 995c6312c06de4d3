//! The project that a command works on: its file, its definitions, its root.

use std::{
    env,
    mem::ManuallyDrop,
    path::{Path, PathBuf},
};

use super::{Failure, rules, terminal::Terminal};
use crate::{
    definition::{self, Loaded, Project, SourceFile, Sources, codes},
    diagnostic::{Diagnostic, Finding, Location, Place, Severity, render},
    model::Schema,
    words::count,
    workspace::{self, ReadError, ReadFile},
};

/// The name of the project file.
pub const PROJECT_FILE: &str = "fluxform.yaml";

/// A project whose definitions were read; they may have findings.
#[derive(Debug)]
pub struct Opened {
    /// The folder of the project file.
    pub root: PathBuf,
    pub project: Project,
    /// Never freed: the process ends with the command, and freeing thousands of definitions one by
    /// one just before that would be for nothing.
    pub loaded: ManuallyDrop<Loaded>,
}

/// Finds the project file from the working directory upwards and reads the definitions.
pub fn open(terminal: &Terminal) -> Result<Opened, Failure> {
    let root = find_root()?;
    let project = read_project(&root, terminal)?;
    let except: Vec<&str> = [PROJECT_FILE].into_iter().chain(project.baseline.as_deref()).collect();
    let folder = root.join(&project.schemas);
    if !folder.is_dir() {
        return Err(Failure::new(format!("there is no folder `{}`", project.schemas))
            .detail(format!("{PROJECT_FILE} names it under `schemas`; looked for {}", folder.display())));
    }
    let loaded = load(workspace::read_definitions(&root, &project.schemas, &except));
    Ok(Opened { root, project, loaded: ManuallyDrop::new(loaded) })
}

/// The same for a command that writes definitions, and whether there is a project file. Without one
/// it is a project in the working directory, with the definitions that lie in `schemas` already.
/// The folder need not be there either.
pub fn open_or_begin(terminal: &Terminal) -> Result<(Opened, bool), Failure> {
    let from = working_directory()?;
    let found = from.ancestors().find(|folder| folder.join(PROJECT_FILE).is_file());
    let is_new = found.is_none();
    let root = found.unwrap_or(&from).to_owned();
    let project = if is_new { Project::default() } else { read_project(&root, terminal)? };
    if root.join(&project.schemas).is_dir() && !is_new {
        return Ok((open(terminal)?, false));
    }
    let except: Vec<&str> = project.baseline.as_deref().into_iter().collect();
    let there = root.join(&project.schemas).exists();
    let files =
        if there { workspace::read_definitions(&root, &project.schemas, &except) } else { Vec::new() };
    Ok((Opened { root, project, loaded: ManuallyDrop::new(load(files)) }, is_new))
}

impl Opened {
    /// The schema, or a failure that shows why there is none: for commands that need a whole one.
    pub fn schema(&self, terminal: &Terminal) -> Result<&Schema, Failure> {
        whole(&self.loaded, terminal)
    }

    /// The layout before the definitions, if the project has one.
    pub fn baseline(&self, terminal: &Terminal) -> Result<Option<Schema>, Failure> {
        let Some(path) = &self.project.baseline else { return Ok(None) };
        let loaded = load(vec![workspace::read_file(&self.root, path)]);
        whole(&loaded, terminal).cloned().map(Some)
    }
}

fn whole<'l>(loaded: &'l Loaded, terminal: &Terminal) -> Result<&'l Schema, Failure> {
    if loaded.diagnostics.is_empty() {
        return Ok(&loaded.schema);
    }
    let findings = loaded.sources.locate(loaded.diagnostics.clone());
    Err(unreadable(&findings, terminal))
}

fn unreadable(findings: &[Finding], terminal: &Terminal) -> Failure {
    terminal.note(render::text(findings, terminal.colour()).trim_end_matches('\n'));
    terminal.note("");
    Failure::new(format!("the definitions cannot be used: {}", count(findings.len(), "error")))
        .detail("`fluxform check` shows them at any time")
}

fn find_root() -> Result<PathBuf, Failure> {
    let from = working_directory()?;
    let found = from.ancestors().find(|folder| folder.join(PROJECT_FILE).is_file());
    found.map(Path::to_owned).ok_or_else(|| {
        Failure::new(format!("there is no {PROJECT_FILE} in {} or above it", from.display()))
            .detail("start a project with `fluxform init`, or name its folder with `-C DIR`")
    })
}

fn working_directory() -> Result<PathBuf, Failure> {
    env::current_dir().map_err(|error| Failure::caused("the working directory cannot be opened", &error))
}

fn read_project(root: &Path, terminal: &Terminal) -> Result<Project, Failure> {
    let read = workspace::read_file(root, PROJECT_FILE);
    let text =
        read.text.map_err(|error| Failure::caused(format!("{PROJECT_FILE} cannot be used"), &error))?;
    let file = source(PROJECT_FILE.to_owned(), &text);
    definition::load_project(&file, &rules::known()).map_err(|diagnostics| {
        let findings = Sources::default().locate(diagnostics);
        terminal.note(render::text(&findings, terminal.colour()).trim_end_matches('\n'));
        terminal.note("");
        Failure::new(format!("{PROJECT_FILE} cannot be used: {}", count(findings.len(), "error")))
    })
}

fn load(files: Vec<ReadFile>) -> Loaded {
    let mut sources = Vec::new();
    let mut unreadable = Vec::new();
    for file in files {
        match file.text {
            Ok(text) => sources.push(source(file.path, &text)),
            Err(error) => unreadable.push(cannot_read(&file.path, &error)),
        }
    }
    let mut loaded = definition::load(sources);
    loaded.diagnostics.extend(unreadable);
    loaded
}

/// A byte order mark is no part of the text.
fn source(path: String, text: &str) -> SourceFile {
    SourceFile { path, text: text.strip_prefix('\u{feff}').unwrap_or(text).to_owned() }
}

fn cannot_read(path: &str, error: &ReadError) -> Diagnostic {
    let mut message = format!("`{path}` {error}");
    if let ReadError::Io(cause) = error {
        message += &format!(": {cause}");
    }
    let location = Location { file: path.to_owned(), ..Location::default() };
    Diagnostic::new(codes::UNREADABLE, Severity::Error, message, Place::Location(location))
}
