//! TG101: the pattern of a tag is not a regular expression.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TG101"),
    name: "pattern-invalid",
    severity: Severity::Error,
    summary: "the pattern of a tag is not a regular expression",
    doc: include_str!("../../../docs/rules/TG101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, pattern) in &context.patterns {
        if let Err(why) = pattern {
            out.push(
                RULE.finding(format!("the pattern of tag {} is not a regular expression", Tick(key)), Place::value(["tags", key, "pattern"]))
                    .note(why)
                    .help("write it in the syntax of the Rust crate `regex`; look-around and back-references are not part of it"),
            );
        }
    }
}
