//! RO104: a month has no value or several.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    flux::RollupFlaw,
    lint::{Rule, context::Context, rollups::flaws, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RO104"),
    name: "rollup-months",
    severity: Severity::Error,
    summary: "a month has no value or several",
    doc: include_str!("../../../docs/rules/RO104.md"),
    check: Check::Schema(check),
};

/// Each month of the year has one value.
fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let found = flaws(context, RollupFlaw::Months);
    out.extend(found.map(|(place, flaw)| RULE.finding(flaw.message.clone(), place).help(flaw.help.clone())));
}
