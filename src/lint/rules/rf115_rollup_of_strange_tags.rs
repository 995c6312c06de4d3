//! RF115: a rollup names a tag that its measurements do not carry.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    flux::RollupFlaw,
    lint::{Rule, context::Context, rollups::flaws, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF115"),
    name: "rollup-of-strange-tags",
    severity: Severity::Error,
    summary: "a rollup names a tag that its measurements do not carry",
    doc: include_str!("../../../docs/rules/RF115.md"),
    check: Check::Schema(check),
};

/// What is kept is a tag of both ends; conditions are on tags of the source, values are for tags of the target.
fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let found = flaws(context, RollupFlaw::StrangeTag);
    out.extend(found.map(|(place, flaw)| RULE.finding(flaw.message.clone(), place).help(flaw.help.clone())));
}
