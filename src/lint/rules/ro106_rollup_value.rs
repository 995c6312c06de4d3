//! RO106: a rollup gives or asks for a value that a tag does not have.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    flux::RollupFlaw,
    lint::{Rule, context::Context, rollups::flaws, rule::Check},
    model::Rollup,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RO106"),
    name: "rollup-value",
    severity: Severity::Error,
    summary: "a rollup gives or asks for a value that a tag does not have",
    doc: include_str!("../../../docs/rules/RO106.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let wrong = flaws(context, RollupFlaw::Value);
    out.extend(wrong.map(|(place, flaw)| RULE.finding(flaw.message.clone(), place).help(flaw.help.clone())));
    for (key, rollup) in &context.schema.rollups {
        for (keys, tag, value) in named(rollup) {
            if let Some(why) = refused(context, tag, &value) {
                let path = ["rollups", key, keys, tag];
                let message = format!("tag {} cannot be {}", Tick(tag), Tick(&value));
                out.push(RULE.finding(message, Place::value(path)).note(why).help("correct one of the two"));
            }
        }
    }
}

/// The values that a rollup names, with the key that they stand below and their tag.
fn named(rollup: &Rollup) -> Vec<(&'static str, &str, String)> {
    let conditions = rollup.conditions.iter().flat_map(|(tag, condition)| {
        let named = condition.operands().into_iter().filter(|(operator, ..)| operator.takes_any());
        named.map(move |(_, value, _)| ("where", tag.as_str(), value.compared().to_string()))
    });
    let set = rollup.tags.iter().flat_map(|(tag, value)| {
        value.values().into_iter().map(move |value| ("tags", tag.as_str(), value.to_owned()))
    });
    conditions.chain(set).collect()
}

fn refused(context: &Context<'_>, tag: &str, value: &str) -> Option<&'static str> {
    let definition = context.schema.tags.get(tag)?;
    let matches =
        |pattern: &Result<regex::Regex, String>| pattern.as_ref().is_ok_and(|it| !it.is_match(value));
    if value.is_empty() {
        // Said by the compiler.
        None
    } else if !definition.values.is_empty() && !definition.values.iter().any(|known| known == value) {
        Some("it is none of the tag's `values`")
    } else {
        context.patterns.get(tag).is_some_and(matches).then_some("it does not match the tag's pattern")
    }
}
