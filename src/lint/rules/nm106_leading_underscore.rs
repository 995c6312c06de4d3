//! NM106: a name begins with `_`.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, names::Kind, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM106"),
    name: "leading-underscore",
    severity: Severity::Warning,
    summary: "a name begins with `_`",
    doc: include_str!("../../../docs/rules/NM106.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for named in context.names.iter().filter(|named| named.name.starts_with('_')) {
        if named.kind == Kind::Bucket || TOLD_ELSEWHERE.contains(&named.name) {
            continue;
        }
        let message = format!("the name of {} {} begins with `_`", named.kind.noun(), Tick(named.name));
        out.push(
            RULE.finding(message, named.place())
                .note("InfluxDB reserves such names: its own columns and system measurements begin with `_`")
                .help("choose a name without the underscore"),
        );
    }
}

/// Names that have rules of their own.
const TOLD_ELSEWHERE: [&str; 6] = ["_field", "_measurement", "_start", "_stop", "_time", "_value"];
