//! What failed for a while only is done again, from its begin.

use std::{thread::sleep, time::Duration};

use super::Error;

/// How long is waited before each further attempt. The client has asked several times by then.
const WAITS: [Duration; 3] = [Duration::from_millis(500), Duration::from_secs(4), Duration::from_secs(15)];

/// The work, done again where the server was busy or a connection was lost.
pub(super) fn again<T>(mut work: impl FnMut() -> Result<T, Error>) -> Result<T, Error> {
    let mut waits = WAITS.into_iter();
    loop {
        match work() {
            Err(Error::Server(error)) if error.is_passing() => match waits.next() {
                Some(wait) => sleep(wait),
                None => return Err(Error::Server(error)),
            },
            result => return result,
        }
    }
}
