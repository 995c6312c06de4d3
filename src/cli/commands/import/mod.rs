//! `fluxform import`: definitions of what is there already.
//!
//! Looks, makes definitions of what is not defined, lets the rules see them, and writes new files.
//! Files that exist are never touched: what would have to go into one is shown.

mod accept;
mod looked;
mod points;
mod project_file;
mod report;
mod server;
mod text;

use std::path::Path;

use jiff::{Timestamp, tz::TimeZone};

use super::check::levels;
use crate::{
    cli::{
        Failure, Outcome,
        args::{ImportArguments, ReportFormat},
        project::{self, Opened, PROJECT_FILE},
        terminal::Terminal,
    },
    generate::File,
    infer::{self, Inferred, Origin, infer},
    workspace,
};

use report::Report;

pub fn run(arguments: &ImportArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let (opened, is_new) = project::open_or_begin(terminal)?;
    let defined = opened.schema(terminal)?;
    let looked = match (&arguments.from, &arguments.bucket) {
        (Some(from), Some(bucket)) => points::look(arguments, from, bucket, defined)?,
        _ => server::look(arguments, &opened, verbose, terminal)?,
    };
    let today = Timestamp::now().to_zoned_datetime(TimeZone::UTC).date();
    let mut inferred = infer(&looked.found, defined);
    let errors = accept::accept(&mut inferred, defined, &levels(&opened.project.rules), today);
    let origin = Origin { source: looked.origin.clone(), day: today.to_string() };
    let files = files(&opened, &inferred, &origin)?;
    let project_file = is_new.then(|| File::new(PROJECT_FILE, looked.project_file.as_str()));
    let report = Report::new(arguments, &opened, &looked, &inferred, &files, project_file.as_ref(), errors)?;
    if !arguments.dry_run {
        write(&opened, &files, project_file.as_ref())?;
    }
    match arguments.format {
        ReportFormat::Text => terminal.result(&text::text(&report))?,
        ReportFormat::Json => terminal.result(&report.json()?)?,
    }
    text::next(&report, terminal);
    let pending = arguments.dry_run && !report.files.is_empty();
    Ok(Outcome::found(pending || !report.lacking.is_empty()))
}

/// The files of the definitions, by their paths in the folder of all definitions.
fn files(opened: &Opened, inferred: &Inferred, origin: &Origin) -> Result<Vec<File>, Failure> {
    let folder = opened.root.join(&opened.project.schemas);
    let taken = |path: &str| folder.join(path).symlink_metadata().is_ok();
    let drafts = infer::drafts(inferred, origin, taken)
        .map_err(|error| Failure::caused("cannot write the definitions as YAML", &error))?;
    Ok(drafts.into_iter().map(|draft| File::new(draft.path, draft.text)).collect())
}

/// The project file comes last: a run that was interrupted before is begun anew.
fn write(opened: &Opened, files: &[File], project_file: Option<&File>) -> Result<(), Failure> {
    let create = |folder: &Path, files: &[File]| {
        workspace::create(folder, files).map_err(|error| {
            Failure::caused("cannot write the definitions", &error)
                .detail("files that exist stay as they are; `--dry-run` shows what would be written")
        })
    };
    create(&opened.root.join(&opened.project.schemas), files)?;
    create(&opened.root, project_file.map_or(&[], std::slice::from_ref))
}
