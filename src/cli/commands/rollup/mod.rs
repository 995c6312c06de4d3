//! `fluxform rollup`: what tasks compute, by hand.

mod report;
mod run;
mod windows;

use crate::cli::{Failure, Outcome, args::RollupCommand, terminal::Terminal};

pub fn run(command: &RollupCommand, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    match command {
        RollupCommand::Run(own) => run::run(own, verbose, terminal),
    }
}
