//! NM103: a tag has a key at which Flux panics.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, names::Kind, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM103"),
    name: "tag-breaks-flux",
    severity: Severity::Error,
    summary: "a tag has a key at which Flux panics",
    doc: include_str!("../../../docs/rules/NM103.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for tag in context.named(Kind::Tag).filter(|tag| matches!(tag.name, "_time" | "_value")) {
        let key = tag.name;
        out.push(
            RULE.finding(format!("Flux cannot read a measurement with a tag {}", Tick(key)), tag.place())
                .note(format!("the points are accepted, but every Flux query of them ends in a panic: `{key}` is a column of another type"))
                .help("give the tag another `name`"),
        );
    }
}
