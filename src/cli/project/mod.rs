//! The project that a command works on: its file, its definitions, its root.

mod files;
mod read;
mod unusable;

use std::{
    env,
    mem::ManuallyDrop,
    path::{Path, PathBuf},
};

pub use files::{Files, Folder, Texts};
use read::source;
pub use read::{BYTE_ORDER_MARK, definitions, load, project};
pub use unusable::Unusable;

use files::Overlaid;

use super::{Failure, terminal::Terminal};
use crate::{
    definition::{self, Loaded, Project},
    diagnostic::Place,
    model::Schema,
    words::count,
    workspace,
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
    open_at(find_root()?, &Texts::new()).map_err(|unusable| unusable.shown(terminal))
}

/// The project that the working directory is in, without its definitions; nothing if it is in none.
pub fn surrounding(terminal: &Terminal) -> Result<Option<(PathBuf, Project)>, Failure> {
    let from = working_directory()?;
    let Some(root) = from.ancestors().find(|folder| folder.join(PROJECT_FILE).is_file()) else {
        return Ok(None);
    };
    Ok(Some((root.to_owned(), read_project(root, terminal)?)))
}

/// Reads the project in the folder `root`, as if files held `texts`. Only its own file can make it unusable:
/// what is wrong with the definitions stands in what was loaded.
pub fn open_at(root: PathBuf, texts: &Texts) -> Result<Opened, Unusable> {
    let mut files = Overlaid { files: files_in(&root), texts };
    let project = project(&mut files)?.ok_or_else(|| no_project(&root))?;
    let files = definitions(&mut files, &project)?;
    Ok(Opened { root, project, loaded: ManuallyDrop::new(load(files, None)) })
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
    Ok((Opened { root, project, loaded: ManuallyDrop::new(load(files, None)) }, is_new))
}

impl Opened {
    /// The schema, or a failure that shows why there is none: for commands that need a whole one.
    pub fn schema(&self, terminal: &Terminal) -> Result<&Schema, Failure> {
        whole(&self.loaded, terminal)
    }

    /// Where a key of the project file stands.
    pub fn place_in_project(&self, path: &[String]) -> Place {
        let Ok(text) = workspace::read_file(&self.root, PROJECT_FILE).text else { return Place::Project };
        definition::place_in_project(&source(PROJECT_FILE.to_owned(), &text), path)
    }

    /// The layout before the definitions, if the project has one.
    pub fn baseline(&self, terminal: &Terminal) -> Result<Option<Schema>, Failure> {
        let Some(path) = &self.project.baseline else { return Ok(None) };
        let loaded = load(vec![workspace::read_file(&self.root, path)], None);
        whole(&loaded, terminal).cloned().map(Some)
    }
}

fn whole<'l>(loaded: &'l Loaded, terminal: &Terminal) -> Result<&'l Schema, Failure> {
    if loaded.diagnostics.is_empty() {
        return Ok(&loaded.schema);
    }
    let findings = loaded.sources.locate(loaded.diagnostics.clone());
    let failure = Failure::new(format!("the definitions cannot be used: {}", count(findings.len(), "error")))
        .detail("`fluxform check` shows them at any time");
    Err(Unusable::new(findings, failure).shown(terminal))
}

/// The folder of the project file that is found from the working directory upwards.
pub fn find_root() -> Result<PathBuf, Failure> {
    let from = working_directory()?;
    let found = from.ancestors().find(|folder| folder.join(PROJECT_FILE).is_file());
    found.map(Path::to_owned).ok_or_else(|| no_project(&from))
}

fn no_project(from: &Path) -> Failure {
    Failure::new(format!("there is no {PROJECT_FILE} in {} or above it", from.display()))
        .detail("start a project with `fluxform init`, or name its folder with `-C DIR`")
}

fn working_directory() -> Result<PathBuf, Failure> {
    env::current_dir().map_err(|error| Failure::caused("the working directory cannot be opened", &error))
}

fn read_project(root: &Path, terminal: &Terminal) -> Result<Project, Failure> {
    let read = project(&mut files_in(root)).map_err(|unusable| unusable.shown(terminal))?;
    read.ok_or_else(|| no_project(root))
}

fn files_in(root: &Path) -> Folder<'_> {
    Folder { root, prefix: "" }
}
