//! NM102: a field has the key `time`.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, names::Kind, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM102"),
    name: "reserved-field-key",
    severity: Severity::Error,
    summary: "a field has the key `time`",
    doc: include_str!("../../../docs/rules/NM102.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for field in context.named(Kind::Field).filter(|field| field.name == "time") {
        out.push(
            RULE.finding("no field may have the key `time`", field.place())
                .note("InfluxDB takes the field out of the point and answers 422: Field \"time\" has been stripped from point")
                .help("give the field another key, such as `event_time`"),
        );
    }
}
