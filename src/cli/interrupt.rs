//! Ctrl-C: the first one asks for an end after what is being moved, the second one ends at once. Both
//! lose nothing: how far the work came stands in the ledger.

use std::process;

use crate::transfer::Stop;

static STOP: Stop = Stop::new();

/// What a shell gets from a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// Watches for Ctrl-C from now on.
pub fn watch() -> &'static Stop {
    // Where it cannot be watched for, or already is, Ctrl-C ends the program as ever.
    let _ = ctrlc::set_handler(|| {
        if STOP.is_requested() {
            process::exit(INTERRUPTED);
        }
        STOP.request();
    });
    &STOP
}
