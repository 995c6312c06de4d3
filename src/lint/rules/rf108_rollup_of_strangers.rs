//! RF108: a rollup names a measurement or field that is not defined.

use crate::{
    diagnostic::{Code, Diagnostic, Fix, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::{Measurement, Rollup, RollupField},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF108"),
    name: "rollup-of-strangers",
    severity: Severity::Error,
    summary: "a rollup names a measurement or field that is not defined",
    doc: include_str!("../../../docs/rules/RF108.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, rollup) in &context.schema.rollups {
        let from = end(context, key, "from", &rollup.from, out);
        let to = end(context, key, "to", &rollup.to, out);
        for (target, field) in &rollup.fields {
            if let Some(to) = to.filter(|to| !to.fields.contains_key(target)) {
                let place = Place::key(["rollups", key, "fields", target]);
                let finding =
                    RULE.finding(format!("{} has no field {}", Tick(&rollup.to), Tick(target)), place);
                out.push(context.suggest(finding, target, to.fields.keys()));
            }
            if let Some(from) = from {
                sources(context, key, rollup, from, (target, field), out);
            }
        }
    }
}

fn end<'a>(
    context: &Context<'a>,
    key: &str,
    which: &str,
    name: &str,
    out: &mut Vec<Diagnostic>,
) -> Option<&'a Measurement> {
    let measurement = context.schema.measurements.get(name);
    if measurement.is_none() {
        let place = Place::value(["rollups", key, which]);
        let finding = RULE.finding(format!("there is no measurement {}", Tick(name)), place);
        out.push(context.suggest(finding, name, context.schema.measurements.keys()));
    }
    measurement
}

fn sources(
    context: &Context<'_>,
    key: &str,
    rollup: &Rollup,
    from: &Measurement,
    (target, field): (&String, &RollupField),
    out: &mut Vec<Diagnostic>,
) {
    let sources = match field {
        RollupField::Same(_) => vec![target],
        RollupField::Of(sources) => sources.values().collect(),
    };
    for source in sources.into_iter().filter(|source| !from.fields.contains_key(*source)) {
        let place = Place::value(["rollups", key, "fields", target]);
        let finding = RULE.finding(format!("{} has no field {}", Tick(&rollup.from), Tick(source)), place);
        // Where only a function is written, the name is that of the field that it is for.
        let fix = |meant| {
            let RollupField::Of(sources) = field else { return None };
            let function = sources.iter().find(|(_, own)| *own == source)?.0;
            let place = Place::value(["rollups", key, "fields", target, function]);
            Some(Fix::spelling(place, source, meant))
        };
        out.push(context.suggest_by(finding, source, from.fields.keys(), fix));
    }
}
