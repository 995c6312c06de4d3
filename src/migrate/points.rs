//! Operations that move points: where their archives are, and where it stands how far they came.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Instant,
};

use super::{Error, Event, Listener, Session};
use crate::{
    influx::{Live, LiveBucket},
    ledger::{Part, Revision, Windows},
    plan::{CopyPoints, RemovePoints, RevertPoints, RewritePoints},
    transfer::{
        Archive, Copied, Entry, Journal, Mover, Pace, Rewritten, Wanted, copy_points, create, remove_points,
        restore_missing, revert_points, rewrite_points,
    },
};

/// An operation of a revision at work.
pub(super) struct Work<'a, 'l> {
    pub session: &'a Session<'a>,
    pub revision: &'a Revision,
    pub part: Part,
    pub live: &'a Live,
    pub listener: Mutex<&'a mut Listener<'l>>,
    pub begun: Instant,
}

impl Work<'_, '_> {
    pub fn copy(&self, from: &LiveBucket, to: &LiveBucket, own: &CopyPoints) -> Result<(), Error> {
        let copied = Copied { measurement: own.measurement.clone(), only: own.only.clone() };
        let windows = self.windows(self.part)?;
        self.moving(&windows, |mover| copy_points(mover, from, &copied, (to, &own.to), &own.transform))?;
        Ok(())
    }

    pub fn remove(&self, bucket: &LiveBucket, own: &RemovePoints) -> Result<(), Error> {
        let (windows, folder) = (self.windows(self.part)?, self.folder()?);
        self.moving(&windows, |mover| remove_points(mover, bucket, own.measurement.as_deref(), &folder))?;
        Ok(())
    }

    pub fn rewrite(&self, bucket: &LiveBucket, own: &RewritePoints) -> Result<(), Error> {
        let (windows, folder) = (self.windows(self.part)?, self.folder()?);
        let open = self.session.moving.open();
        self.moving(&windows, |mover| {
            rewrite_points(mover, bucket, &own.measurement, &own.transform, open, &folder)
        })?;
        Ok(())
    }

    /// What cannot be changed back of points that came since stays in the archive.
    pub fn revert(&self, bucket: &LiveBucket, own: &RevertPoints) -> Result<(), Error> {
        let (windows, folder, archive) = (self.windows(self.part)?, self.folder()?, self.folder_of(0)?);
        let records = Journal::records(&self.windows(Part { part: 0, ..self.part })?);
        let records = records.map_err(crate::transfer::Error::from)?;
        let inverse = own.transform.inverse(&own.measurement).lenient();
        let rewritten = Rewritten {
            measurement: &own.measurement,
            transform: &own.transform,
            inverse: &inverse,
            archive: &archive,
            records: &records,
        };
        let open = self.session.moving.open();
        self.moving(&windows, |mover| revert_points(mover, bucket, &rewritten, open, &folder))?;
        Ok(())
    }

    /// Archives what a bucket has of a stretch of time in a new folder.
    pub fn archive(&self, bucket: &LiveBucket, wanted: &Wanted, folder: &Path) -> Result<(), Error> {
        let windows = self.windows(self.part)?;
        self.moving(&windows, |mover| create(mover, bucket, wanted, folder))?;
        Ok(())
    }

    /// Gives back what an archive has and the bucket has no longer; what is left as it is.
    pub fn restore(&self, bucket: &LiveBucket, archive: &Archive) -> Result<Vec<Entry>, Error> {
        let windows = self.windows(self.part)?;
        self.moving(&windows, |mover| restore_missing(mover, bucket, archive))
    }

    fn moving<R>(
        &self,
        windows: &Windows,
        work: impl FnOnce(&Mover<'_>) -> Result<R, crate::transfer::Error>,
    ) -> Result<R, Error> {
        let (session, listener, begun) = (self.session, &self.listener, self.begun);
        let told = |progress: &crate::transfer::Progress| {
            tell(
                listener,
                Event::WindowDone {
                    done: progress.done,
                    of: progress.of,
                    points: progress.points,
                    took: begun.elapsed(),
                },
            );
        };
        let mover = Mover {
            pace: Pace::new(session.moving.points_per_second),
            stop: session.moving.stop,
            journal: windows,
            told: &told,
            ..Mover::new(session.client, self.live, session.moving.jobs)
        };
        Ok(work(&mover)?)
    }

    pub fn tell(&self, event: Event<'_>) {
        tell(&self.listener, event);
    }

    fn windows(&self, part: Part) -> Result<Windows, Error> {
        Ok(self.session.ledger.windows(self.revision, part)?)
    }

    /// Where what this operation archives is kept.
    pub fn folder(&self) -> Result<PathBuf, Error> {
        self.folder_of(self.part.part)
    }

    /// Where a part of the step keeps its archive: 0 is the step itself, the others are its way back.
    /// Named by the ledger, too, as another one counts from 1 again.
    pub fn folder_of(&self, part: usize) -> Result<PathBuf, Error> {
        let identity = self.session.ledger_name()?;
        let back = if part == 0 { String::new() } else { format!("-back-{part}") };
        let (revision, step) = (self.revision.number, self.part.position + 1);
        Ok(self.session.archives.join(format!("revision-{revision}-step-{step}{back}-{identity}")))
    }
}

fn tell(listener: &Mutex<&mut Listener<'_>>, event: Event<'_>) {
    let mut listener = listener.lock().unwrap_or_else(PoisonError::into_inner);
    listener(event);
}
