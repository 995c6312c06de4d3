//! The project of a git revision.

use std::path::Path;

use super::refused::refused;
use crate::{
    cli::{
        Failure,
        project::{self, Files, PROJECT_FILE, Unusable},
    },
    workspace::{ReadFile, Revision},
};

/// The most folders that are named where the project is not where it was looked for.
const NAMED: usize = 3;

/// What stands before the paths of a revision's files, and the files. There are none where the repository
/// had no project at all then, so that the change which brings it can be reviewed.
pub fn fetch(folder: &Path, name: &str, path: Option<&str>) -> Result<(String, Vec<ReadFile>), Unusable> {
    let mut revision = Revision::open(folder, name, path).map_err(|error| refused(&error, name))?;
    let Some(project) = project::project(&mut revision)? else {
        let elsewhere = revision.folders_with(PROJECT_FILE, NAMED);
        if elsewhere.is_empty() && path.is_none() {
            return Ok((revision.prefix(), Vec::new()));
        }
        return Err(no_project(&revision, &elsewhere).into());
    };
    let files = project::definitions(&mut revision, &project)?;
    Ok((revision.prefix(), files))
}

fn no_project(revision: &Revision, elsewhere: &[String]) -> Failure {
    let failure = Failure::new(format!("there is no {}", revision.shown(PROJECT_FILE)));
    if elsewhere.is_empty() {
        return failure.detail("no project was there then; an older or newer revision may have one");
    }
    let named = elsewhere.iter().map(|place| format!("`{place}`")).collect::<Vec<_>>().join(", ");
    failure.detail(format!("the project may have been in another folder then; name it: {named}"))
}

impl Files for Revision {
    fn file(&mut self, path: &str) -> Result<Option<ReadFile>, Failure> {
        self.read_file(path).map_err(|error| refused(&error, &self.prefix()))
    }

    fn has_folder(&mut self, path: &str) -> Result<bool, Failure> {
        Self::has_folder(self, path).map_err(|error| refused(&error, &self.prefix()))
    }

    fn definitions(&mut self, folder: &str, except: &[&str]) -> Result<Vec<ReadFile>, Failure> {
        self.read_definitions(folder, except).map_err(|error| refused(&error, &self.prefix()))
    }

    fn shown(&self, path: &str) -> String {
        format!("{}{path}", self.prefix())
    }

    fn place(&self, path: &str) -> String {
        self.shown(path)
    }
}
