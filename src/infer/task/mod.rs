//! The script of a task, as far as it is a rollup: one pipeline from a measurement through windows
//! as long as the task's interval into a bucket.
//!
//! Read from the tree that the server's own parser makes of it (`POST /api/v2/query/ast`). What is
//! not understood is named: a task that does more must not become a rollup that does less.

mod filter;
mod script;
mod steps;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use filter::Filter;
use script::Script;
use steps::Options;
use tree::{Arguments, text};

/// What a plain task does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainTask {
    pub every: String,
    pub offset: Option<String>,
    pub from: BucketRef,
    pub measurement: String,
    /// The fields that are read; all of them if none is named.
    pub fields: BTreeSet<String>,
    pub function: String,
    pub to: BucketRef,
    /// The organization that is written to, if the script names one.
    pub organization: Option<String>,
    /// The names that are written instead of those that are read.
    pub to_measurement: Option<String>,
    pub to_field: Option<String>,
}

/// How a script names a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BucketRef {
    Name(String),
    Id(String),
}

impl PlainTask {
    /// The task with the names of its buckets, which are given by `ids`.
    ///
    /// # Errors
    /// Why it cannot be a rollup of the organization, as [`read_task`].
    pub fn within(mut self, organization: &str, ids: &BTreeMap<String, String>) -> Result<Self, String> {
        if self.organization.as_ref().is_some_and(|other| other != organization) {
            return Err("it writes to another organization".to_owned());
        }
        for bucket in [&mut self.from, &mut self.to] {
            if let BucketRef::Id(id) = bucket
                && let Some(name) = ids.get(id)
            {
                *bucket = BucketRef::Name(name.clone());
            }
        }
        Ok(self)
    }

    /// Whether it writes into one of these buckets, as far as that is known.
    pub fn writes_into(&self, buckets: &BTreeSet<String>) -> bool {
        match &self.to {
            BucketRef::Name(name) => buckets.contains(name),
            BucketRef::Id(_) => true,
        }
    }
}

/// Reads the tree of a script.
///
/// # Errors
/// Why the task is no rollup, to stand after the task's name and a colon.
pub fn read_task(tree: &Value) -> Result<PlainTask, String> {
    let body = tree.pointer("/ast/files/0/body").and_then(Value::as_array).ok_or("its script has no body")?;
    let script = Script::of(body)?;
    let mut calls = Calls { calls: script.pipeline()?, next: 0 };
    let Options { every, offset } = Options::of(&script.options)?;
    let from = steps::bucket(calls.must("from", "it does not begin with `from`")?, &[])?;
    steps::range(calls.must("range", "it has no `range` after `from`")?, &every)?;
    let filter = calls.all("filter").into_iter().try_fold(Filter::default(), Filter::with)?;
    let window = calls.must("aggregateWindow", "it does more than filter before it aggregates")?;
    let function = steps::window(window, &every)?;
    let names = steps::names(&calls.all("set"))?;
    let to = calls.must("to", "it does more than `set` names before it writes")?.clone();
    calls.end()?;
    if names.field.is_some() && filter.fields.as_ref().is_none_or(|fields| fields.len() != 1) {
        return Err("it writes several fields into one".to_owned());
    }
    Ok(PlainTask {
        every,
        offset,
        from,
        measurement: filter.measurement.ok_or("it reads all measurements of its bucket")?,
        fields: filter.fields.unwrap_or_default(),
        function,
        to: steps::bucket(&to, &["org"])?,
        organization: to.get("org").map(|org| text(org, "org")).transpose()?,
        to_measurement: names.measurement,
        to_field: names.field,
    })
}

/// The calls of a pipeline, taken in their order.
struct Calls<'a> {
    calls: Vec<(String, Arguments<'a>)>,
    next: usize,
}

impl<'a> Calls<'a> {
    /// The next call, which must be one of `name`.
    fn must(&mut self, name: &str, otherwise: &str) -> Result<&Arguments<'a>, String> {
        match self.calls.get(self.next) {
            Some((called, arguments)) if called == name => {
                self.next += 1;
                Ok(arguments)
            }
            _ => Err(otherwise.to_owned()),
        }
    }

    /// The next calls as long as they are of `name`.
    fn all(&mut self, name: &str) -> Vec<&Arguments<'a>> {
        let rest = &self.calls[self.next..];
        let all: Vec<_> = rest.iter().take_while(|(called, _)| called == name).collect();
        self.next += all.len();
        all.into_iter().map(|(_, arguments)| arguments).collect()
    }

    fn end(&self) -> Result<(), String> {
        match self.calls.get(self.next) {
            None => Ok(()),
            Some((name, _)) => Err(format!("it goes on with `{name}` after it has written")),
        }
    }
}
