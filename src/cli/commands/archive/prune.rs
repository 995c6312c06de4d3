//! `fluxform archive prune`: remove archives that are old, and folders of unfinished ones.

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};

use super::{folder, list, show};
use crate::{
    cli::{
        Failure, Outcome, args::PruneArchivesArguments, commands::apply::agreed, terminal::Terminal,
        transfer::failure,
    },
    transfer::{is_unfinished, remove},
    words::{count, printable},
};

pub fn run(arguments: &PruneArchivesArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let home = folder(arguments.folder.as_deref(), terminal)?;
    let found = list::find(&home)?;
    let seconds = i64::try_from(arguments.older_than.as_secs()).unwrap_or(i64::MAX);
    let before = Timestamp::now().checked_sub(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MIN);
    let old = found.archives.iter().filter(|archive| archive.manifest.created_at < before);
    let old = old.map(|archive| (archive.folder.clone(), show::line(archive)));
    let mut gone: Vec<(PathBuf, String)> = old.collect();
    for (folder, _) in found.unusable {
        if is_unfinished(&folder).map_err(|error| failure(&error))? {
            gone.push((folder, "not finished, of no use".to_owned()));
        }
    }
    if gone.is_empty() {
        terminal.note(&format!("nothing in {} is older than {}", home.display(), arguments.older_than));
        return Ok(Outcome::Clean);
    }
    for (folder, what) in &gone {
        terminal.note(&printable(&format!("{}\n    {what}", folder.display())));
    }
    if arguments.dry_run {
        terminal.note("dry run: nothing was removed");
        return Ok(Outcome::Found);
    }
    agreed(arguments.yes, &format!("remove {} for good?", count(gone.len(), "archive")), terminal)?;
    for (folder, _) in &gone {
        remove(folder).map_err(|error| failure(&error))?;
    }
    terminal.result(&format!("removed {}\n", count(gone.len(), "archive")))?;
    Ok(Outcome::Clean)
}
