//! Rules on a schema and on what changed in it: one file each, and one table of them.
//!
//! A rule sees a whole `Context`, or one difference between two sets of definitions, and reports
//! [`Diagnostic`]s; it knows neither files nor severities that a project has set. Whether a finding is
//! intended is decided afterwards, here.

mod acceptances;
mod answers;
mod changes;
mod context;
mod durations;
mod functions;
mod json_schemas;
mod json_text;
mod levels;
mod names;
mod parameters;
mod queries;
mod raw_flux;
mod rollups;
mod rule;
mod rules;
mod shard_groups;
mod table;
mod tag_values;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use jiff::civil::Date;

use crate::{
    diagnostic::{Diagnostic, Severity},
    diff::Difference,
    impact::Reached,
    model::Schema,
};

use acceptances::{Acceptances, Until, Use};
use changes::{Change, Changes};
use context::Context;
use rule::Check;

pub use changes::grades;
pub use durations::seconds as seconds_of;
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
    /// How many warnings and notes the definitions have that are compared with, too: they are left out.
    pub known: usize,
}

/// The definitions that a schema is compared with, and all that differs.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    pub before: &'a Schema,
    /// From `before` to the schema itself.
    pub differences: &'a [Difference<'a>],
    /// Whom they concern, in their order.
    pub reached: &'a [Reached],
}

/// Runs every rule that `levels` does not turn off: those on changes only where there is something to
/// compare with. `today` decides which acceptances still hold.
pub fn lint(schema: &Schema, against: Option<Against<'_>>, levels: &Levels, today: Date) -> Linted {
    let mut acceptances = Acceptances::of(schema, levels, today);
    let mut findings = of_schema(schema, levels);
    if let Some(against) = against {
        changed(schema, against, levels, &mut findings);
    }
    let mut linted = accepted(schema, &mut acceptances, findings);
    if let Some(against) = against {
        linted.leave_out_known(against.before, levels);
    }
    let mut findings = linted.findings;
    for (rule, level) in levels.enabled() {
        let first = findings.len();
        if let Check::Acceptance(check) = rule.check {
            let looked_for =
                acceptances.iter().filter(|used| !used.of_change || is_of_this_change(used, against));
            findings.extend(looked_for.filter_map(check));
        }
        level.impose(&mut findings[first..]);
    }
    Linted { findings, ..linted }
}

/// Whether an acceptance of a change is about this one: it is where there is something to compare with that
/// does not have it yet. One that stands there has served its turn, and hides nothing.
fn is_of_this_change(used: &Use<'_>, against: Option<Against<'_>>) -> bool {
    against.is_some_and(|against| !used.stands_in(against.before) || used.until != Until::Holds)
}

impl Linted {
    /// A review is about what is new: what is not graver than a warning and stood in `before`, too, is left out.
    fn leave_out_known(&mut self, before: &Schema, levels: &Levels) {
        let may_be_known =
            |finding: &Diagnostic| finding.severity < Severity::Error && finding.breaks.is_empty();
        if !self.findings.iter().any(may_be_known) {
            return;
        }
        let known = of_schema(before, levels);
        let known: HashSet<_> =
            known.iter().map(|finding| (finding.code, finding.place.path(), &finding.message)).collect();
        let found = self.findings.len();
        self.findings.retain(|finding| {
            !may_be_known(finding) || !known.contains(&(finding.code, finding.place.path(), &finding.message))
        });
        self.known = found - self.findings.len();
    }
}

/// What the rules on definitions find.
fn of_schema(schema: &Schema, levels: &Levels) -> Vec<Diagnostic> {
    let context = Context::new(schema);
    let mut findings = Vec::new();
    for (rule, level) in levels.enabled() {
        let first = findings.len();
        if let Check::Schema(check) = rule.check {
            check(&context, &mut findings);
        }
        level.impose(&mut findings[first..]);
    }
    findings
}

/// Runs the rules on changes alone.
pub fn lint_changes(schema: &Schema, against: Against<'_>, levels: &Levels, today: Date) -> Linted {
    let mut findings = Vec::new();
    changed(schema, against, levels, &mut findings);
    accepted(schema, &mut Acceptances::of(schema, levels, today), findings)
}

fn changed(schema: &Schema, against: Against<'_>, levels: &Levels, findings: &mut Vec<Diagnostic>) {
    let Against { before, differences, reached } = against;
    let change =
        |(at, difference)| Change { difference, before, after: schema, reached: Reached::by(reached, at) };
    let changes: Vec<Change<'_>> = differences.iter().enumerate().map(change).collect();
    for (rule, level) in levels.enabled() {
        let first = findings.len();
        match rule.check {
            Check::Change(check) => {
                findings.extend(changes.iter().filter_map(check));
            }
            Check::Changes(check) => check(&Changes { differences, reached }, findings),
            Check::Schema(_) | Check::Acceptance(_) => {}
        }
        level.impose(&mut findings[first..]);
    }
}

/// The rule that speaks of a difference, whatever its level is.
pub fn rule_of(difference: &Difference<'_>, before: &Schema, after: &Schema) -> Option<&'static Rule> {
    let change = Change { difference, before, after, reached: &[] };
    let speaks = |rule: &&&Rule| matches!(rule.check, Check::Change(check) if check(&change).is_some());
    RULES.iter().find(speaks).copied()
}

/// Leaves out what is intended.
fn accepted(schema: &Schema, acceptances: &mut Acceptances<'_>, mut findings: Vec<Diagnostic>) -> Linted {
    let found = findings.len();
    findings.retain(|finding| !acceptances.silences(schema, finding));
    Linted { accepted: found - findings.len(), findings, known: 0 }
}
