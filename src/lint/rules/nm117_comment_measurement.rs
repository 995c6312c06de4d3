//! NM117: the name of a measurement begins with `#`.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, names::Kind, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM117"),
    name: "comment-measurement",
    severity: Severity::Error,
    summary: "the name of a measurement begins with `#`",
    doc: include_str!("../../../docs/rules/NM117.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for measurement in context.named(Kind::Measurement).filter(|named| named.name.starts_with('#')) {
        let message = format!("no point of measurement {} would be stored", Tick(measurement.name));
        out.push(
            RULE.finding(message, measurement.place())
                .note("a line of line protocol that begins with `#` is a comment: InfluxDB answers 204 and stores nothing")
                .help("choose a name that does not begin with `#`"),
        );
    }
}
