//! `fluxform archive create`: the points of a bucket into files.

use std::path::PathBuf;

use jiff::Timestamp;

use super::{home, show};
use crate::{
    cli::{
        Failure, Outcome,
        args::CreateArchiveArguments,
        migration,
        project::{self, Opened},
        settings::server_failure,
        terminal::Terminal,
        transfer::failure,
    },
    influx::{Client, Live, LiveBucket, inspect},
    transfer::{Mover, Pace, Progress, Wanted, Window, create},
    words::printable,
};

pub fn run(arguments: &CreateArchiveArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let client = migration::client(&arguments.server, &opened, verbose, terminal)?;
    let (live, bucket) = find(&client, &arguments.bucket)?;
    let folder = arguments.into.clone().unwrap_or_else(|| new_folder(&opened, &arguments.bucket));
    let wanted = wanted(arguments);
    let told = |progress: &Progress| {
        if verbose > 0 {
            terminal.note(&show::progress(progress));
        }
    };
    let pace = Pace::new(arguments.pace.max_points_per_second);
    let mover = Mover { told: &told, pace, ..Mover::new(&client, &live, arguments.look.jobs) };
    let archive = create(&mover, &bucket, &wanted, &folder);
    let archive = archive.map_err(|error| failure(&error))?;
    terminal.result(&format!("archived {}\n", printable(&show::line(&archive))))?;
    terminal.note(&format!("give it back with: fluxform archive restore {}", folder.display()));
    Ok(Outcome::Clean)
}

/// The bucket of a name, which must be there to be read.
pub fn find(client: &Client, name: &str) -> Result<(Live, LiveBucket), Failure> {
    let live = inspect(client, [name]).map_err(|error| server_failure(&error))?;
    let Some(bucket) = live.bucket(name) else {
        let failure = if live.visibility.hidden.contains(name) {
            Failure::new(format!("the token may not see `{name}`"))
                .detail("give it read:buckets for the bucket")
        } else {
            Failure::new(format!("there is no bucket `{name}`")).detail("`influx bucket list` shows them")
        };
        return Err(failure);
    };
    Ok((live, bucket))
}

fn wanted(arguments: &CreateArchiveArguments) -> Wanted {
    let (from, before) = (arguments.from.map(|time| time.0), arguments.to.map(|time| time.0));
    let is_bounded = from.is_some() || before.is_some();
    Wanted {
        measurements: arguments.measurement.iter().cloned().collect(),
        range: is_bounded.then(|| Window::between(from, before)),
    }
}

/// `.fluxform/archives/BUCKET-TIME`, with a safe form of the bucket's name.
fn new_folder(opened: &Opened, bucket: &str) -> PathBuf {
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '_' };
    let name: String = bucket.chars().take(60).map(safe).collect();
    home(opened).join(format!("{name}-{}", Timestamp::now().strftime("%Y%m%dT%H%M%S%3fZ")))
}
