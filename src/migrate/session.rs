//! Everything that changing a server needs.

use std::{
    num::{NonZeroU64, NonZeroUsize},
    path::PathBuf,
};

use jiff::Timestamp;

use super::Error;
use crate::{
    influx::{Client, Organization},
    ledger::{Guard, Ledger},
    sqlite::Database,
    transfer::{Open, Stop},
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
    /// How points are moved.
    pub moving: Moving<'a>,
    /// The folder that archives are kept in.
    pub archives: PathBuf,
    /// The database of the tables, if one is named.
    pub database: Option<Database>,
    /// Held as long as the session lives.
    pub guard: Guard,
}

impl Session<'_> {
    /// A short name of the ledger, which is part of the names of all that is kept.
    pub(super) fn ledger_name(&self) -> Result<String, Error> {
        Ok(self.ledger.identity()?.chars().take(8).collect())
    }
}

/// How points are moved.
#[derive(Debug, Clone, Copy)]
pub struct Moving<'a> {
    /// The most that are moved in a second.
    pub points_per_second: Option<NonZeroU64>,
    /// Whether nothing writes to what is rewritten.
    pub writers_stopped: bool,
    /// From when on writers send the new shape.
    pub cut_over: Option<Timestamp>,
    /// The wish that the work ends.
    pub stop: &'a Stop,
    /// Windows at a time.
    pub jobs: NonZeroUsize,
}

/// Two windows at a time keep a server of two cores busy, and more gain nothing (measured).
const SIDE_BY_SIDE: usize = 2;

impl Moving<'_> {
    /// How many windows are moved at a time where so many requests may be sent side by side.
    pub fn side_by_side(allowed: NonZeroUsize) -> NonZeroUsize {
        NonZeroUsize::new(SIDE_BY_SIDE).map_or(allowed, |most| most.min(allowed))
    }

    /// Whether shard groups are rewritten to which points are still written.
    pub(super) fn open(self) -> Open {
        match self.cut_over {
            Some(time) => Open::From(time),
            None if self.writers_stopped => Open::Included,
            None => Open::Refuse,
        }
    }
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
