//! Everything that changing a server needs.

use std::{num::NonZeroUsize, path::PathBuf};

use super::Error;
use crate::{
    influx::{Client, Organization},
    ledger::{Guard, Ledger},
};

/// Who changes something, as the ledger and the lock name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// `user@host`.
    pub name: String,
    /// The process, for whoever finds a lock of it.
    pub process: u32,
}

/// A client and a ledger, of which nobody else has the guard.
#[derive(Debug)]
pub struct Session<'a> {
    pub client: &'a Client,
    pub organization: Organization,
    pub ledger: Ledger,
    pub actor: Actor,
    /// The most requests that are sent side by side when data is looked at.
    pub jobs: NonZeroUsize,
    /// The folder that archives are kept in.
    pub archives: PathBuf,
    /// Held as long as the session lives.
    pub guard: Guard,
}

/// What a person has agreed to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Consent {
    /// To steps that lose data for good.
    pub data_loss: bool,
    /// To begin with this ledger although the server was changed with another one, whose revisions
    /// cannot be taken back from here.
    pub new_history: bool,
}

impl Consent {
    /// Refuses losses that nobody agreed to; `losses` names the buckets.
    pub fn covers(self, losses: Vec<String>) -> Result<(), Error> {
        if self.data_loss || losses.is_empty() { Ok(()) } else { Err(Error::DataLoss(losses)) }
    }
}
