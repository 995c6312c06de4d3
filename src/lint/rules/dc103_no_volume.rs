//! DC103: a measurement does not say how much is written.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DC103"),
    name: "no-volume",
    severity: Severity::Note,
    summary: "a measurement does not say how much is written",
    doc: include_str!("../../../docs/rules/DC103.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, _) in context.schema.measurements.iter().filter(|(_, measurement)| measurement.volume.is_none())
    {
        out.push(
            RULE.finding(
                format!("{} does not say how much is written", Tick(key)),
                Place::key(["measurements", key]),
            )
            .help("give `volume: { points_per_day: … }`: the storage estimates are made from it"),
        );
    }
}
