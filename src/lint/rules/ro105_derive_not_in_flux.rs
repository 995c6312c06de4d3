//! RO105: Flux cannot make a tag of a rollup from the time.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    flux::RollupFlaw,
    lint::{Rule, context::Context, rollups::flaws, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RO105"),
    name: "derive-not-in-flux",
    severity: Severity::Error,
    summary: "Flux cannot make a tag of a rollup from the time",
    doc: include_str!("../../../docs/rules/RO105.md"),
    check: Check::Schema(check),
};

/// Flux has no `strftime`; what its scripts compute are parts of fixed length.
fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let found = flaws(context, RollupFlaw::Derive);
    out.extend(found.map(|(place, flaw)| RULE.finding(flaw.message.clone(), place).help(flaw.help.clone())));
}
