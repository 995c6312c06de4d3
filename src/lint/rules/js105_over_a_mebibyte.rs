//! JS105: a text may be longer than the server stores.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    estimate::grouped,
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("JS105"),
    name: "over-a-mebibyte",
    severity: Severity::Error,
    summary: "a text may be longer than the server stores",
    doc: include_str!("../../../docs/rules/JS105.md"),
    check: Check::Schema(check),
};

/// The longest string that InfluxDB stores, in bytes.
const LIMIT: u64 = 1_048_576;

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, _, field, definition) in context.fields() {
        if let Some(bytes) = definition.max_bytes.filter(|bytes| *bytes > LIMIT) {
            let message =
                format!("{} may have {} bytes, more than InfluxDB stores", Tick(field), grouped(bytes));
            out.push(
                RULE.finding(message, Place::value(["measurements", key, "fields", field, "max_bytes"]))
                    .note(format!("InfluxDB answers 422 and drops the point: input field \"{field}\" is too long, {bytes} > 1048576"))
                    .help("write at most 1048576"),
            );
        }
    }
}
