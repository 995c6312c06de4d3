//! RO102: a rollup computes a field by not exactly one function.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    flux::RollupFlaw,
    lint::{Rule, context::Context, rollups::flaws, rule::Check},
    model::RollupField,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RO102"),
    name: "rollup-of-many",
    severity: Severity::Error,
    summary: "a rollup computes a field by not exactly one function",
    doc: include_str!("../../../docs/rules/RO102.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let nothing = flaws(context, RollupFlaw::Nothing);
    out.extend(
        nothing.map(|(place, flaw)| RULE.finding(flaw.message.clone(), place).help(flaw.help.clone())),
    );
    for (key, rollup) in &context.schema.rollups {
        for (target, field) in &rollup.fields {
            let RollupField::Of(sources) = field else { continue };
            if sources.len() != 1 {
                let message =
                    format!("{} would be computed by {} functions at once", Tick(target), sources.len());
                out.push(
                    RULE.finding(message, Place::value(["rollups", key, "fields", target]))
                        .help("give one function and its source, such as `{ mean: temperature }`"),
                );
            }
        }
    }
}
