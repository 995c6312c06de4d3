//! `fluxform archive list`: what archives there are.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::Serialize;

use super::{folder, show};
use crate::{
    cli::{
        Failure, Outcome,
        args::{ListArchivesArguments, ReportFormat},
        terminal::Terminal,
    },
    transfer::{Archive, Error, Manifest},
    words::printable,
};

/// The JSON of `archive list`.
#[derive(Serialize)]
struct List<'a> {
    version: u32,
    /// Sorted by folder.
    archives: Vec<Listed<'a>>,
    /// Folders that were not finished, or whose manifest cannot be read.
    unusable: Vec<String>,
}

#[derive(Serialize)]
struct Listed<'a> {
    folder: String,
    #[serde(flatten)]
    manifest: &'a Manifest,
}

pub fn run(arguments: &ListArchivesArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let home = folder(arguments.folder.as_deref(), terminal)?;
    let Found { archives, unusable } = find(&home)?;
    match arguments.format {
        ReportFormat::Json => terminal.result(&json(&archives, &unusable)?)?,
        ReportFormat::Text if archives.is_empty() && unusable.is_empty() => {
            terminal.note(&format!("no archives in {}", home.display()));
        }
        ReportFormat::Text => terminal.result(&printable(&text(&archives, &unusable)))?,
    }
    Ok(Outcome::Clean)
}

/// What is in a folder of archives; each sorted by folder.
#[derive(Default)]
pub struct Found {
    pub archives: Vec<Archive>,
    /// Folders without a usable manifest.
    pub unusable: Vec<(PathBuf, Error)>,
}

pub fn find(home: &Path) -> Result<Found, Failure> {
    let entries = match fs::read_dir(home) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::default()),
        Err(error) => return Err(Failure::caused(format!("cannot open {}", home.display()), &error)),
    };
    let mut folders: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    let mut found = Found::default();
    for folder in folders {
        match Archive::open(&folder) {
            Ok(archive) => found.archives.push(archive),
            Err(error) => found.unusable.push((folder, error)),
        }
    }
    Ok(found)
}

fn text(archives: &[Archive], unusable: &[(PathBuf, Error)]) -> String {
    let whole = archives.iter().map(|archive| {
        let created = archive.manifest.created_at.strftime("%Y-%m-%d %H:%M:%S UTC");
        format!("{}\n    {created}  {}\n", archive.folder.display(), show::line(archive))
    });
    let others = unusable.iter().map(|(folder, error)| format!("{}\n    {error}\n", folder.display()));
    whole.chain(others).collect()
}

fn json(archives: &[Archive], unusable: &[(PathBuf, Error)]) -> Result<String, Failure> {
    let archives = archives
        .iter()
        .map(|archive| Listed { folder: archive.folder.display().to_string(), manifest: &archive.manifest });
    let unusable = unusable.iter().map(|(folder, _)| folder.display().to_string());
    let list = List { version: 1, archives: archives.collect(), unusable: unusable.collect() };
    let text = serde_json::to_string_pretty(&list)
        .map_err(|error| Failure::caused("cannot write the list as JSON", &error))?;
    Ok(text + "\n")
}
