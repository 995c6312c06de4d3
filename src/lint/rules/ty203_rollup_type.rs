//! TY203: a rollup computes what its field does not take.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    flux::RollupFlaw,
    lint::{Rule, context::Context, rollups::flaws, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY203"),
    name: "rollup-type",
    severity: Severity::Error,
    summary: "a rollup computes what its field does not take",
    doc: include_str!("../../../docs/rules/TY203.md"),
    check: Check::Schema(check),
};

/// Only what loses no value is cast.
fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let found = flaws(context, RollupFlaw::Type);
    out.extend(found.map(|(place, flaw)| RULE.finding(flaw.message.clone(), place).help(flaw.help.clone())));
}
