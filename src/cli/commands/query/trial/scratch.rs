//! Buckets that are there for a trial alone.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    process,
    time::SystemTime,
};

use sha2::{Digest, Sha256};

use crate::{
    cli::{Failure, settings::server_failure, terminal::Terminal},
    influx::{Client, LiveBucket, Organization},
    model::{BucketSettings, Schema},
    words::{hex, list},
};

/// What the names of all scratch buckets begin with.
const PREFIX: &str = "fluxform-test-";

/// What their descriptions say to whoever finds one.
const DESCRIPTION: &str = "Made by `fluxform query --test`, which removes it at its end. It may be deleted.";

/// The buckets of a trial, and the definitions with their names in the place of the real ones.
pub(super) struct Scratch<'a> {
    pub client: &'a Client,
    organization: &'a Organization,
    pub terminal: &'a Terminal,
    schema: Schema,
    /// The names of the definitions' buckets on the server, and those of the trial.
    names: BTreeMap<String, String>,
    /// By the keys of the definitions.
    made: RefCell<BTreeMap<String, LiveBucket>>,
}

impl<'a> Scratch<'a> {
    /// Thinks of names that no bucket has, and tells what trials before have left.
    pub fn new(
        client: &'a Client,
        organization: &'a Organization,
        schema: &Schema,
        terminal: &'a Terminal,
    ) -> Result<Self, Failure> {
        let there = client.buckets(organization).map_err(|error| server_failure(&error))?;
        let left = there.iter().map(|bucket| bucket.settings.name.as_str());
        let left = list(left.filter(|name| name.starts_with(PREFIX)));
        if !left.is_empty() {
            terminal.note(&format!("left by a trial that was killed, and not needed any more: {left}"));
        }
        let (mark, mut scratch, mut names) = (mark(), schema.clone(), BTreeMap::new());
        for (key, bucket) in &mut scratch.buckets {
            let name = format!("{PREFIX}{mark}-{key}");
            names.insert(bucket.server_name(key).to_owned(), name.clone());
            bucket.name = Some(name);
        }
        Ok(Self { client, organization, terminal, schema: scratch, names, made: RefCell::default() })
    }

    /// The definitions, whose buckets are those of the trial.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The buckets' names on the server, each with its name in the trial.
    pub fn names(&self) -> BTreeMap<&str, &str> {
        self.names.iter().map(|(name, scratch)| (name.as_str(), scratch.as_str())).collect()
    }

    /// Makes the buckets of these measurements. They keep as long as the definitions say.
    pub fn create(&self, measurements: &BTreeSet<String>) -> Result<(), Failure> {
        let read = measurements.iter().filter_map(|key| self.schema.measurements.get(key));
        let keys: BTreeSet<&String> = read.map(|measurement| &measurement.bucket).collect();
        for key in keys {
            let Some(bucket) = self.schema.buckets.get(key) else { continue };
            let settings = BucketSettings { description: DESCRIPTION.to_owned(), ..bucket.settings(key) };
            let made = self.client.create_bucket(self.organization, &settings);
            self.made.borrow_mut().insert(key.clone(), made.map_err(|error| server_failure(&error))?);
        }
        Ok(())
    }

    /// The bucket of a measurement.
    pub fn bucket_of(&self, measurement: &str) -> Option<LiveBucket> {
        let measurement = self.schema.measurements.get(measurement)?;
        self.made.borrow().get(&measurement.bucket).cloned()
    }

    /// How many buckets were made.
    pub fn made(&self) -> usize {
        self.made.borrow().len()
    }

    /// Removes all buckets.
    ///
    /// # Errors
    /// The first that could not be removed, after all were tried.
    pub fn remove(&self) -> Result<(), Failure> {
        let made = std::mem::take(&mut *self.made.borrow_mut());
        let mut failed = Ok(());
        for bucket in made.values() {
            if let Err(error) = self.client.delete_bucket(bucket) {
                let name = &bucket.settings.name;
                let failure = server_failure(&error)
                    .detail(format!("the scratch bucket `{name}` is still there: delete it"));
                failed = failed.and(Err(failure));
            }
        }
        failed
    }
}

/// Also where something panics.
impl Drop for Scratch<'_> {
    fn drop(&mut self) {
        if let Err(failure) = self.remove() {
            self.terminal.failure(&failure);
        }
    }
}

/// Eight letters that no other trial has.
fn mark() -> String {
    let time = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let digest = hex(Sha256::digest(format!("{} {}", process::id(), time.as_nanos())));
    digest.get(..8).unwrap_or_default().to_owned()
}
