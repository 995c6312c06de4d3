//! One writer at a time on one ledger, by a lock of the operating system.
//!
//! A lock file rather than a row: the system lets go of it when the process ends, however it ends,
//! so that a killed run leaves nothing to clean up.

use std::{
    fs::{File, TryLockError},
    path::Path,
};

use super::Error;

/// Held while a process writes; dropping it lets the next one in.
#[derive(Debug)]
pub struct Guard {
    _file: File,
}

impl Guard {
    /// Whether a process holds the guard of a ledger now. Leaves no file behind.
    pub fn is_held(ledger: &Path) -> bool {
        let file = File::open(ledger.with_extension("lock"));
        file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
    }

    /// Takes the guard of a ledger, without waiting.
    pub fn take(ledger: &Path) -> Result<Self, Error> {
        let path = ledger.with_extension("lock");
        let options = File::options().create(true).truncate(false).write(true).open(&path);
        let file = options.map_err(|source| Error::Guard { path: path.clone(), source })?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::Busy { path: ledger.to_owned() }),
            Err(TryLockError::Error(source)) => Err(Error::Guard { path, source }),
        }
    }
}
