//! TY105: an example or a listed value is none that its tag allows.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::Tag,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY105"),
    name: "values-against-pattern",
    severity: Severity::Error,
    summary: "an example or a listed value is none that its tag allows",
    doc: include_str!("../../../docs/rules/TY105.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, tag) in &context.schema.tags {
        values(context, key, tag, out);
        let listed = |value: &str| tag.values.is_empty() || tag.values.iter().any(|other| other == value);
        if let Some(example) = tag.example.as_deref()
            && (!listed(example) || !matches(context, key, example))
        {
            let what = if listed(example) { "pattern" } else { "values" };
            let message =
                format!("the example {} is none that the {what} of tag {} allow", Tick(example), Tick(key));
            let message = if what == "pattern" { message.replace("allow", "allows") } else { message };
            let place = Place::value(["tags", key, "example"]);
            out.push(RULE.finding(message, place).help("give a value as it really occurs"));
        }
    }
}

fn values(context: &Context<'_>, key: &str, tag: &Tag, out: &mut Vec<Diagnostic>) {
    for (index, value) in tag.values.iter().enumerate() {
        if !matches(context, key, value) {
            let message =
                format!("the value {} does not match the pattern of tag {}", Tick(value), Tick(key));
            let place = Place::value(["tags", key, "values", &index.to_string()]);
            out.push(
                RULE.finding(message, place)
                    .help("correct one of them, or remove the pattern: `values` says it all"),
            );
        }
    }
}

fn matches(context: &Context<'_>, key: &str, value: &str) -> bool {
    let pattern = context.patterns.get(key).and_then(|pattern| pattern.as_ref().ok());
    pattern.is_none_or(|pattern| pattern.is_match(value))
}
