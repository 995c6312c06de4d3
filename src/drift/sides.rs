//! The three sides that are compared: what was recorded, what is declared, what is there now.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::model::{Bucket, Carrier, Observed, Schema, Snapshot, Task, Writer};

/// All sides. Without a record the definitions stand in for it.
#[derive(Debug, Clone, Copy)]
pub struct Sides<'a> {
    /// What the server held when the last revision ended.
    pub recorded: Option<&'a Snapshot>,
    pub declared: &'a Schema,
    pub now: &'a Now,
}

/// What a server holds now, as far as the token sees it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Now {
    /// By the server's clock.
    pub time: Timestamp,
    /// The buckets of users, by their names on the server.
    pub schema: Schema,
    /// Their ids.
    pub ids: BTreeMap<String, String>,
    /// Managed buckets that exist and that the token may not see.
    pub hidden: BTreeSet<String>,
    /// By id.
    pub tasks: BTreeMap<String, Task>,
    /// The ids of recorded tasks that exist and that the token may not see.
    pub hidden_tasks: BTreeSet<String>,
    /// What was seen in the managed buckets, with the times that [`wanted`](super::wanted) asks for.
    pub observed: Observed,
    /// The SQLite database that was looked at; what it holds is in the schema.
    pub sqlite: Option<String>,
    /// The series that carry what [`wanted`](super::wanted) asks for, newest first.
    pub writers: BTreeMap<Carrier, Vec<Writer>>,
}

impl<'a> Sides<'a> {
    /// The managed buckets by their names on the server: present ones, and former ones that are
    /// still there. Each with its key in the definitions.
    pub(super) fn managed(&self) -> BTreeMap<&'a str, (&'a str, &'a Bucket)> {
        let mut managed = BTreeMap::new();
        for (key, bucket) in &self.declared.buckets {
            let entry = (key.as_str(), bucket);
            for former in bucket.renamed_from.iter().filter(|former| self.is_there(former)) {
                managed.entry(former.as_str()).or_insert(entry);
            }
        }
        for (key, bucket) in &self.declared.buckets {
            managed.insert(bucket.server_name(key), (key.as_str(), bucket));
        }
        managed
    }

    fn is_there(&self, name: &str) -> bool {
        let recorded = self.recorded.is_some_and(|recorded| recorded.schema.buckets.contains_key(name));
        recorded || self.now.schema.buckets.contains_key(name) || self.now.hidden.contains(name)
    }
}
