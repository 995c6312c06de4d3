//! RN101: a retired field is used again with another type.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::Field,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RN101"),
    name: "retired-with-other-type",
    severity: Severity::Error,
    summary: "a retired field is used again with another type",
    doc: include_str!("../../../docs/rules/RN101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, measurement) in &context.schema.measurements {
        for (index, retired) in measurement.retired.iter().enumerate() {
            let Some(name) = &retired.field else { continue };
            let now = measurement.fields.get(name).map(Field::stored_type);
            if let (Some(old), Some(now)) = (retired.field_type, now)
                && old != now
            {
                let place = Place::key(["measurements", key, "fields", name]);
                let was = Place::value(["measurements", key, "retired", &index.to_string(), "type"]);
                out.push(
                    RULE.finding(format!("{} was {old} before it was retired, and is {now} now", Tick(name)), place)
                        .related(was, "retired here")
                        .note("old shard groups hold the old type: there writes are rejected with 422, and a query over both reads only one of them, without an error")
                        .help("choose another name"),
                );
            }
        }
    }
}
