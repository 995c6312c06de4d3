//! Rules on a schema and on what changed in it: one file each, and one table of them.
//!
//! A rule sees a whole `Context`, or one difference between two sets of definitions, and reports
//! [`Diagnostic`]s; it knows neither files nor severities that a project has set. Whether a finding is
//! intended is decided afterwards, here.

mod acceptances;
mod changes;
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

use crate::{diagnostic::Diagnostic, diff::Difference, model::Schema};

use acceptances::Acceptances;
use changes::{Change, Changes};
use context::Context;
use rule::Check;

pub use changes::{grades, shrinks as shortens};
pub use levels::{Level, Levels};
pub use rule::Rule;
pub use table::{RULES, find, known_codes};

/// What the rules found.
#[derive(Debug, Default)]
pub struct Linted {
    /// The findings that stand, in the order of the table.
    pub findings: Vec<Diagnostic>,
    /// How many findings an `accept:` has silenced.
    pub accepted: usize,
}

/// The definitions that a schema is compared with, and all that differs.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    pub before: &'a Schema,
    /// From `before` to the schema itself.
    pub differences: &'a [Difference<'a>],
}

/// Runs every rule that `levels` does not turn off: those on changes only where there is something to
/// compare with. `today` decides which acceptances still hold.
pub fn lint(schema: &Schema, against: Option<Against<'_>>, levels: &Levels, today: Date) -> Linted {
    let mut acceptances = Acceptances::of(schema, levels, today);
    let mut findings = Vec::new();
    let context = Context::new(schema);
    for (rule, level) in levels.enabled() {
        let first = findings.len();
        if let Check::Schema(check) = rule.check {
            check(&context, &mut findings);
        }
        level.impose(&mut findings[first..]);
    }
    if let Some(against) = against {
        changed(schema, against, levels, &mut findings);
    }
    let linted = accepted(schema, &mut acceptances, findings);
    let mut findings = linted.findings;
    for (rule, level) in levels.enabled() {
        let first = findings.len();
        if let Check::Acceptance(check) = rule.check {
            let looked_for = acceptances.iter().filter(|used| against.is_some() || !used.of_change);
            findings.extend(looked_for.filter_map(check));
        }
        level.impose(&mut findings[first..]);
    }
    Linted { findings, ..linted }
}

/// Runs the rules on changes alone.
pub fn lint_changes(schema: &Schema, against: Against<'_>, levels: &Levels, today: Date) -> Linted {
    let mut findings = Vec::new();
    changed(schema, against, levels, &mut findings);
    accepted(schema, &mut Acceptances::of(schema, levels, today), findings)
}

fn changed(schema: &Schema, against: Against<'_>, levels: &Levels, findings: &mut Vec<Diagnostic>) {
    let Against { before, differences } = against;
    for (rule, level) in levels.enabled() {
        let first = findings.len();
        match rule.check {
            Check::Change(check) => {
                let changes =
                    differences.iter().map(|difference| Change { difference, before, after: schema });
                findings.extend(changes.filter_map(|change| check(&change)));
            }
            Check::Changes(check) => check(&Changes { differences, before, after: schema }, findings),
            Check::Schema(_) | Check::Acceptance(_) => {}
        }
        level.impose(&mut findings[first..]);
    }
}

/// The rule that speaks of a difference, whatever its level is.
pub fn rule_of(difference: &Difference<'_>, before: &Schema, after: &Schema) -> Option<&'static Rule> {
    let change = Change { difference, before, after };
    let speaks = |rule: &&&Rule| matches!(rule.check, Check::Change(check) if check(&change).is_some());
    RULES.iter().find(speaks).copied()
}

/// Leaves out what is intended.
fn accepted(schema: &Schema, acceptances: &mut Acceptances<'_>, mut findings: Vec<Diagnostic>) -> Linted {
    let found = findings.len();
    findings.retain(|finding| !acceptances.silences(schema, finding));
    Linted { accepted: found - findings.len(), findings }
}
