//! TY104: a list of values has a value twice.

use std::collections::HashSet;

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY104"),
    name: "value-twice",
    severity: Severity::Warning,
    summary: "a list of values has a value twice",
    doc: include_str!("../../../docs/rules/TY104.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, tag) in &context.schema.tags {
        out.extend(twice(&tag.values, &["tags", key, "values"]));
    }
    for (key, _, field, definition) in context.fields() {
        out.extend(twice(&definition.values, &["measurements", key, "fields", field, "values"]));
    }
}

fn twice(values: &[String], path: &[&str]) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    let repeated = values.iter().enumerate().filter(|(_, value)| !seen.insert(value.as_str()));
    repeated
        .map(|(index, value)| {
            let index = index.to_string();
            let place = Place::value(path.iter().copied().chain([index.as_str()]));
            RULE.finding(format!("the value {} stands here twice", Tick(value)), place).help("remove it")
        })
        .collect()
}
