//! `check --against --live`: the scripts of a server that use what changed.

use std::cell::OnceCell;

use crate::{
    cli::{
        Failure, args::LiveArguments, migration, project::Opened, settings::server_failure,
        terminal::Terminal,
    },
    impact::OnServer,
    influx::inspect,
    migrate::on_server,
    model::Schema,
};

/// What a server has that reads; it is asked once, and only if something changed that could be used.
pub struct ServerReaders<'a> {
    arguments: &'a LiveArguments,
    verbose: u8,
    terminal: &'a Terminal,
    seen: OnceCell<OnServer>,
}

impl<'a> ServerReaders<'a> {
    pub fn new(arguments: &'a LiveArguments, verbose: u8, terminal: &'a Terminal) -> Self {
        Self { arguments, verbose, terminal, seen: OnceCell::new() }
    }

    /// What reads, if a server is to be asked; it may name the buckets of `before`.
    pub fn look(&self, opened: &Opened, before: &Schema) -> Result<Option<&OnServer>, Failure> {
        if !self.arguments.live {
            return Ok(None);
        }
        if let Some(seen) = self.seen.get() {
            return Ok(Some(seen));
        }
        let client = migration::client(&self.arguments.server, opened, self.verbose, self.terminal)?;
        let names = before.bucket_names();
        let look = || on_server(&client, &inspect(&client, names.iter().map(String::as_str))?);
        let seen = look().map_err(|error| server_failure(&error))?;
        Ok(Some(self.seen.get_or_init(|| seen)))
    }
}
