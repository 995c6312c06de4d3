//! What all that moves points shares: a client, how many windows at a time, how fast, until when,
//! where it is written down, and who is told.

use std::{
    fmt,
    num::NonZeroUsize,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use jiff::Timestamp;

use super::{Error, Journal, NoJournal, Pace, Window};
use crate::influx::{Client, Live};

/// Moves points.
pub struct Mover<'a> {
    pub client: &'a Client,
    pub live: &'a Live,
    /// Windows at a time. Two keep a server of two cores busy; more add nothing (measured).
    pub jobs: NonZeroUsize,
    pub pace: Pace,
    pub stop: &'a Stop,
    pub journal: &'a dyn Journal,
    pub told: &'a (dyn Fn(&Progress) + Sync),
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The window that is done now.
    pub window: Window,
    /// Windows that are done, of how many.
    pub done: usize,
    pub of: usize,
    /// Points of the windows that are done.
    pub points: u64,
}

/// The wish that a job ends: it ends when the windows are done that are being worked on, with
/// [`Error::Stopped`], and can be gone on with.
#[derive(Debug, Default)]
pub struct Stop(AtomicBool);

static NEVER: Stop = Stop(AtomicBool::new(false));

impl Stop {
    /// Nothing is asked for.
    pub const fn new() -> Self {
        Self(AtomicBool::new(false))
    }

    /// Asks for the end.
    pub fn request(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked for.
    pub fn is_requested(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Waits until a time has come.
    ///
    /// # Errors
    /// [`Error::Stopped`] where the end was asked for meanwhile.
    pub(super) fn wait_until(&self, time: Timestamp) -> Result<(), Error> {
        while Timestamp::now() < time {
            self.check()?;
            thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        if self.is_requested() { Err(Error::Stopped) } else { Ok(()) }
    }
}

impl<'a> Mover<'a> {
    /// One that goes as fast as it can, to the end, and tells nobody.
    pub fn new(client: &'a Client, live: &'a Live, jobs: NonZeroUsize) -> Self {
        let (stop, journal, told) = (&NEVER, &NoJournal, &|_: &Progress| {});
        Self { client, live, jobs, pace: Pace::default(), stop, journal, told }
    }

    /// Does the work of each window, oldest first, `jobs` at a time; the work says how many points
    /// there were.
    pub(super) fn each<T: Sync>(
        &self,
        windows: &[T],
        window: impl Fn(&T) -> Window + Sync,
        work: impl Fn(&T) -> Result<u64, Error> + Sync,
    ) -> Result<(), Error> {
        let (done, points) = (AtomicUsize::new(0), AtomicU64::new(0));
        let told = |item: &T| {
            let moved = work(item)?;
            let points = points.fetch_add(moved, Ordering::Relaxed) + moved;
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            (self.told)(&Progress { window: window(item), done, of: windows.len(), points });
            Ok(())
        };
        side_by_side(self.jobs.get(), windows, || self.stop.check(), told).map(drop)
    }

    /// The same, and nobody is told.
    pub(super) fn quietly<T: Sync>(
        &self,
        items: &[T],
        work: impl Fn(&T) -> Result<(), Error> + Sync,
    ) -> Result<(), Error> {
        side_by_side(self.jobs.get(), items, || self.stop.check(), work).map(drop)
    }
}

/// The results of the work for each item, begun in their order, `jobs` at a time. Where `may_begin`
/// or the work fails nothing more is begun, and the first failure is returned.
pub(super) fn side_by_side<T: Sync, R: Send>(
    jobs: usize,
    items: &[T],
    may_begin: impl Fn() -> Result<(), Error> + Sync,
    work: impl Fn(&T) -> Result<R, Error> + Sync,
) -> Result<Vec<R>, Error> {
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let results: Mutex<Vec<(usize, Result<R, Error>)>> = Mutex::default();
    let worker = || {
        while !failed.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(number) else { break };
            let result = may_begin().and_then(|()| work(item));
            failed.fetch_or(result.is_err(), Ordering::Relaxed);
            unpoisoned(results.lock()).push((number, result));
        }
    };
    thread::scope(|scope| {
        for _ in 1..jobs.min(items.len()) {
            scope.spawn(worker);
        }
        worker();
    });
    let mut results = unpoisoned(results.into_inner());
    // A failure counts more than the wish to stop, which others may have met first.
    let is_stop = |result: &Result<R, Error>| matches!(result, Err(Error::Stopped));
    results.sort_by_key(|(number, result)| (result.is_ok() || is_stop(result), *number));
    if results.first().is_some_and(|(_, result)| result.is_ok()) {
        results.sort_by_key(|(number, _)| *number);
    }
    results.into_iter().map(|(_, result)| result).collect()
}

/// What a lock guards. A thread that panicked ends the program with its panic; nothing goes on with what
/// it may have left half done.
pub(super) fn unpoisoned<T>(lock: Result<T, PoisonError<T>>) -> T {
    lock.unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Mover<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mover").field("client", self.client).field("jobs", &self.jobs).finish_non_exhaustive()
    }
}
