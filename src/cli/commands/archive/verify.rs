//! `fluxform archive verify`: whether an archive is whole.

use super::show;
use crate::{
    cli::{Failure, Outcome, args::ArchiveArguments, terminal::Terminal, transfer::failure},
    transfer::{Archive, Error, verify},
    words::printable,
};

pub fn run(arguments: &ArchiveArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let archive = Archive::open(&arguments.archive).map_err(|error| failure(&error))?;
    match verify(&archive) {
        Ok(()) => {
            terminal.result(&format!("whole: {}\n", printable(&show::line(&archive))))?;
            Ok(Outcome::Clean)
        }
        Err(error @ Error::Damaged(_)) => {
            terminal.result(&format!("{}\n", printable(&error.to_string())))?;
            Ok(Outcome::Found)
        }
        Err(error) => Err(failure(&error)),
    }
}
