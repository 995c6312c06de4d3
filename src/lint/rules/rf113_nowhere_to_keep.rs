//! RF113: a conversion keeps values in a field that is not defined.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::OnConvertError,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF113"),
    name: "nowhere-to-keep",
    severity: Severity::Error,
    summary: "a conversion keeps values in a field that is not defined",
    doc: include_str!("../../../docs/rules/RF113.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, measurement, field, definition) in context.fields() {
        let Some(OnConvertError::KeepIn(other)) =
            definition.convert.as_ref().map(|convert| &convert.on_error)
        else {
            continue;
        };
        if !measurement.fields.contains_key(other) {
            let place =
                Place::value(["measurements", key, "fields", field, "convert", "on_error", "keep_in"]);
            let finding = RULE.finding(format!("{} has no field {}", Tick(key), Tick(other)), place);
            out.push(context.suggest(finding, other, measurement.fields.keys()));
        }
    }
}
