//! TY202: a function does not aggregate windows.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, functions::known, rule::Check},
    model::{RollupField, Window},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY202"),
    name: "unknown-function",
    severity: Severity::Error,
    summary: "a function does not aggregate windows",
    doc: include_str!("../../../docs/rules/TY202.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        for (function, keys) in query.window.iter().flat_map(Window::functions) {
            let place = Place::value(["queries", key, "window"].into_iter().chain(keys));
            out.extend(unknown(context, function, place));
        }
    }
    for (key, rollup) in &context.schema.rollups {
        for (target, field) in &rollup.fields {
            let functions: Vec<&String> = match field {
                RollupField::Same(function) => vec![function],
                RollupField::Of(sources) => sources.keys().collect(),
            };
            let place = || Place::value(["rollups", key, "fields", target]);
            out.extend(functions.into_iter().filter_map(|function| unknown(context, function, place())));
        }
    }
}

fn unknown(context: &Context<'_>, function: &str, place: Place) -> Option<Diagnostic> {
    if known().any(|name| name == function) {
        return None;
    }
    let finding =
        RULE.finding(format!("{} is no function of Flux that aggregates a window", Tick(function)), place);
    Some(match context.meant(function, known()) {
        Some(meant) => finding.help(format!("did you mean `{}`?", meant.name)),
        None => finding.help("functions that need arguments stand in raw `flux`"),
    })
}
