//! Rules on a schema: one file each, and one table of them.
//!
//! A rule sees a whole `Context` and reports [`Diagnostic`]s; it knows neither files nor severities
//! that a project has set. Whether a finding is intended is decided afterwards, in [`lint`].

mod acceptances;
mod context;
mod durations;
mod functions;
mod json_schemas;
mod json_text;
mod levels;
mod names;
mod parameters;
mod rule;
mod rules;
mod shard_groups;
mod table;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::{diagnostic::Diagnostic, model::Schema};

use acceptances::Acceptances;
use context::Context;
use rule::Check;

pub use levels::{Level, Levels};
pub use rule::Rule;
pub use table::{RULES, find, known_codes};

/// What the rules found.
#[derive(Debug)]
pub struct Linted {
    /// The findings that stand, in the order of the table.
    pub findings: Vec<Diagnostic>,
    /// How many findings an `accept:` has silenced.
    pub accepted: usize,
}

/// Runs every rule that `levels` does not turn off; `today` decides which acceptances still hold.
pub fn lint(schema: &Schema, levels: &Levels, today: Date) -> Linted {
    let context = Context::new(schema);
    let mut acceptances = Acceptances::of(schema, levels, today);
    let mut findings = Vec::new();
    for (rule, level) in levels.enabled() {
        let first = findings.len();
        match rule.check {
            Check::Schema(check) => check(&context, &mut findings),
            Check::Acceptance(_) => {}
        }
        level.impose(&mut findings[first..]);
    }
    let found = findings.len();
    findings.retain(|finding| !acceptances.silences(schema, finding));
    let accepted = found - findings.len();
    for (rule, level) in levels.enabled() {
        let first = findings.len();
        match rule.check {
            Check::Schema(_) => {}
            Check::Acceptance(check) => findings.extend(acceptances.iter().filter_map(check)),
        }
        level.impose(&mut findings[first..]);
    }
    Linted { findings, accepted }
}
