//! Operations that move points: where their archives are, and where it stands how far they came.

use std::path::PathBuf;

use super::{Error, Session};
use crate::{
    influx::{Live, LiveBucket},
    ledger::{Part, Revision},
    plan::{CopyPoints, RemovePoints, RevertPoints, RewritePoints},
};

/// An operation of a revision at work.
#[derive(Debug, Clone, Copy)]
pub(super) struct Work<'a> {
    pub session: &'a Session<'a>,
    pub revision: &'a Revision,
    pub part: Part,
    pub live: &'a Live,
}

impl Work<'_> {
    /// Where the archive of the step is: named by the ledger, too, as another one counts from 1 again.
    pub fn folder(&self) -> Result<PathBuf, Error> {
        let identity: String = self.session.ledger.identity()?.chars().take(8).collect();
        let name = format!("revision-{}-step-{}-{identity}", self.revision.number, self.part.position + 1);
        Ok(self.session.archives.join(name))
    }

    pub fn copy(&self, _: &LiveBucket, _: &LiveBucket, _: &CopyPoints) -> Result<(), Error> {
        Ok(())
    }

    pub fn remove(&self, _: &LiveBucket, _: &RemovePoints) -> Result<(), Error> {
        Ok(())
    }

    pub fn revert(&self, _: &LiveBucket, _: &RevertPoints) -> Result<(), Error> {
        Ok(())
    }

    pub fn rewrite(&self, _: &LiveBucket, _: &RewritePoints) -> Result<(), Error> {
        Ok(())
    }
}
