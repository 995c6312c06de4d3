//! `fluxform archive restore`: points out of files and into a bucket.

use super::{create::find, show};
use crate::{
    cli::{
        Failure, Outcome, args::RestoreArchiveArguments, commands::apply::agreed, migration, project,
        terminal::Terminal, transfer::failure,
    },
    transfer::{Archive, Mover, Pace, Progress, restore, verify},
    words::printable,
};

pub fn run(
    arguments: &RestoreArchiveArguments,
    verbose: u8,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let archive = Archive::open(&arguments.archive).map_err(|error| failure(&error))?;
    // Before anything is written: a damaged file may hold lines that are not those that were archived.
    verify(&archive).map_err(|error| failure(&error).detail("nothing was written"))?;
    let client = migration::client(&arguments.server, &opened, verbose, terminal)?;
    let name = arguments.bucket.as_ref().unwrap_or(&archive.manifest.bucket.name);
    let (live, bucket) = find(&client, name)?;
    terminal.note(&printable(&show::line(&archive)));
    agreed(arguments.yes, &format!("write these points to {name} of {}?", live.organization.name), terminal)?;
    let told = |progress: &Progress| {
        if verbose > 0 {
            terminal.note(&show::progress(progress));
        }
    };
    let pace = Pace::new(arguments.pace.max_points_per_second);
    let mover = Mover { told: &told, pace, ..Mover::new(&client, &live, arguments.look.jobs) };
    let restored = restore(&mover, &bucket, &archive);
    restored.map_err(|error| failure(&error))?;
    let points = show::number(archive.manifest.points, "point");
    terminal.result(&printable(&format!("restored to {name}, read back and compared: {points}\n")))?;
    Ok(Outcome::Clean)
}
