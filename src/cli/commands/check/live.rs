//! `check --live`: what a server tells of the definitions. Budgets for tags that lack one, from how many
//! values there are; `scripts` has what it says of queries.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    cli::{
        Failure, args::LiveArguments, migration, project::Opened, settings::server_failure,
        terminal::Terminal,
    },
    diagnostic::{Diagnostic, Edit, Fix, Place},
    estimate::grouped,
    infer::rounded_up,
    influx::{Client, inspect, observe},
    model::{Measurement, Observed, Schema},
    words::{Tick, count, list},
};

/// Tags without any bound, with a pattern only, and with a budget that their own values break.
const CODES: [&str; 3] = ["CA101", "CA106", "CA107"];

/// What a server is asked. For budgets it is asked once, and only if one is missing.
pub struct Live<'a> {
    arguments: &'a LiveArguments,
    verbose: u8,
    pub(super) terminal: &'a Terminal,
    seen: Option<Looked>,
}

/// What was looked at.
struct Looked {
    observed: Observed,
    /// The buckets that the token may not see, by their names on the server.
    hidden: BTreeSet<String>,
}

/// How many values a tag has in the measurement where it has the most.
struct Seen<'s> {
    values: u64,
    measurement: &'s str,
    /// Whether there may be more in buckets that are hidden.
    in_part: bool,
}

impl<'a> Live<'a> {
    pub fn new(arguments: &'a LiveArguments, verbose: u8, terminal: &'a Terminal) -> Self {
        Self { arguments, verbose, terminal, seen: None }
    }

    /// Adds to findings about missing budgets what a budget could be, if a server is to be asked.
    pub fn fix_budgets(&mut self, opened: &Opened, findings: &mut [Diagnostic]) -> Result<(), Failure> {
        let mut about =
            findings.iter_mut().filter(|finding| CODES.contains(&finding.code.as_str())).peekable();
        if !self.arguments.live || about.peek().is_none() {
            return Ok(());
        }
        let schema = &opened.loaded.schema;
        let looked = match self.seen.take() {
            Some(looked) => looked,
            None => self.look(opened)?,
        };
        let seen = most_values(schema, self.seen.insert(looked));
        for finding in about {
            let Some([_, key, ..]) = finding.place.path() else { continue };
            if let Some(seen) = seen.get(key.as_str()) {
                give(finding, schema, &key.clone(), seen);
            }
        }
        Ok(())
    }

    /// Whether a server is to be asked.
    pub(super) fn is_asked(&self) -> bool {
        self.arguments.live
    }

    pub(super) fn client(&self, opened: &Opened) -> Result<Client, Failure> {
        migration::client(&self.arguments.server, opened, self.verbose, self.terminal)
    }

    fn look(&self, opened: &Opened) -> Result<Looked, Failure> {
        let client = self.client(opened)?;
        let names = buckets(&opened.loaded.schema);
        let look = || {
            let live = inspect(&client, names.iter().map(String::as_str))?;
            let observed = observe(&client, &live, &names, self.arguments.look.jobs)?;
            Ok(Looked { observed, hidden: live.visibility.hidden })
        };
        let looked = look().map_err(|error| server_failure(&error))?;
        if !looked.hidden.is_empty() {
            let hidden = list(looked.hidden.iter().map(String::as_str));
            self.terminal.note(&format!("not looked at, as the token may not see it: {hidden}"));
        }
        Ok(looked)
    }
}

/// The buckets of all measurements, by their names on the server.
fn buckets(schema: &Schema) -> BTreeSet<String> {
    schema.measurements.values().filter_map(|it| bucket(schema, it)).map(str::to_owned).collect()
}

fn bucket<'s>(schema: &'s Schema, measurement: &Measurement) -> Option<&'s str> {
    let (key, bucket) = schema.buckets.get_key_value(&measurement.bucket)?;
    Some(bucket.server_name(key))
}

/// Of each tag that has points, where it has the most values.
fn most_values<'s>(schema: &'s Schema, looked: &Looked) -> BTreeMap<&'s str, Seen<'s>> {
    let mut most: BTreeMap<&str, Seen<'_>> = BTreeMap::new();
    let mut in_part = BTreeSet::new();
    for (key, measurement) in &schema.measurements {
        let Some(bucket) = bucket(schema, measurement) else { continue };
        if looked.hidden.contains(bucket) {
            in_part.extend(measurement.tags.iter().map(String::as_str));
        }
        let bucket = looked.observed.get(bucket);
        let seen = bucket.and_then(|bucket| bucket.measurements.get(measurement.server_name(key)));
        let tags = measurement.tags.iter().filter_map(|tag| schema.tags.get_key_value(tag));
        for (tag, definition) in tags {
            let seen = seen.and_then(|seen| seen.tags.get(definition.server_name(tag)));
            let values = seen.map_or(0, |tag| tag.count);
            if values > most.get(tag.as_str()).map_or(0, |most| most.values) {
                most.insert(tag, Seen { values, measurement: key, in_part: false });
            }
        }
    }
    for (_, seen) in most.iter_mut().filter(|(tag, _)| in_part.contains(*tag)) {
        seen.in_part = true;
    }
    most
}

/// States the budget that what was seen needs; what was not seen may need more.
fn give(finding: &mut Diagnostic, schema: &Schema, tag: &str, seen: &Seen<'_>) {
    let definition = schema.tags.get(tag);
    let listed = definition.map_or(0, |tag| tag.values.len() as u64);
    let budget = rounded_up(seen.values.max(listed));
    let key = "max_values".to_owned();
    let edit = if definition.is_some_and(|tag| tag.max_values.is_some()) {
        Edit::Replace { at: Place::value(["tags", tag, &key]), with: budget.to_string() }
    } else {
        Edit::AddEntry { map: vec!["tags".to_owned(), tag.to_owned()], key, value: budget.to_string() }
    };
    let values = usize::try_from(seen.values).unwrap_or(usize::MAX);
    let values = format!("{} on the server now, in {}", count(values, "value"), Tick(seen.measurement));
    finding.notes.push(format!("{values}: the budget would be {}", grouped(budget)));
    let title = format!("give {} the budget `max_values: {budget}`", Tick(tag));
    finding.fixes.push(Fix { title, is_safe: !seen.in_part, edits: vec![edit] });
}
