//! Who runs the program, as the ledger and the lock on the server name them.

use std::{env, fs, process};

use crate::migrate::Actor;

/// `user@host`, as far as the system tells.
pub fn actor() -> Actor {
    let user = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| env::var(name).ok());
    let host = env::var("HOSTNAME").ok().or_else(kernel_name);
    let name = format!("{}@{}", word(user), word(host));
    Actor { name, process: process::id() }
}

fn kernel_name() -> Option<String> {
    fs::read_to_string("/proc/sys/kernel/hostname").ok().or_else(|| env::var("COMPUTERNAME").ok())
}

/// Printable and short, whatever the environment says.
fn word(text: Option<String>) -> String {
    let text = text.unwrap_or_default();
    let word: String = text.trim().chars().filter(char::is_ascii_graphic).take(64).collect();
    if word.is_empty() { "unknown".to_owned() } else { word }
}
