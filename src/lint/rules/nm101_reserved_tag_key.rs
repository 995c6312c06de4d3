//! NM101: a tag has a key that InfluxDB reserves.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, names::Kind, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM101"),
    name: "reserved-tag-key",
    severity: Severity::Error,
    summary: "a tag has a key that InfluxDB reserves",
    doc: include_str!("../../../docs/rules/NM101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for tag in context.named(Kind::Tag).filter(|tag| matches!(tag.name, "_field" | "_measurement" | "time")) {
        let key = tag.name;
        let finding = RULE.finding(format!("no tag may have the key {}", Tick(key)), tag.place());
        out.push(
            finding
                .note(format!("InfluxDB answers 400 to every batch with such a point and stores none of it: cannot use reserved tag key \"{key}\""))
                .help("give the tag another `name`"),
        );
    }
}
