//! RO103: the points of a rollup would lack a tag.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    flux::RollupFlaw,
    lint::{Rule, context::Context, rollups::flaws, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RO103"),
    name: "tag-without-value",
    severity: Severity::Error,
    summary: "the points of a rollup would lack a tag",
    doc: include_str!("../../../docs/rules/RO103.md"),
    check: Check::Schema(check),
};

/// A tag is kept, set, or made from the time, unless points may lack it.
fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let found = flaws(context, RollupFlaw::TagWithoutValue);
    out.extend(found.map(|(place, flaw)| RULE.finding(flaw.message.clone(), place).help(flaw.help.clone())));
}
