//! QU108: a key says nothing of this kind of query.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::{Aggregate, Query},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU108"),
    name: "key-without-effect",
    severity: Severity::Error,
    summary: "a key says nothing of this kind of query",
    doc: include_str!("../../../docs/rules/QU108.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        // What is none of the kinds, is another rule's.
        if query.from.is_empty() && (query.flux.is_some() || !query.union.is_empty()) {
            of_kind(key, query, out);
        }
        let Some(window) = query.window.as_ref().filter(|_| !query.from.is_empty()) else { continue };
        if query.only.is_some() {
            let message = "`only` says nothing beside `window`, which makes one value of each window";
            let help = "leave one of them out; `aggregate: last` gives the last value of each window";
            out.push(RULE.finding(message, Place::key(["queries", key, "only"])).help(help));
        }
        if matches!(window.aggregate, Some(Aggregate::All(_))) && !window.by_type.is_empty() {
            let message = "`by_type` says nothing where `aggregate` is one function for all fields";
            let help =
                "leave one of them out, or give `aggregate` the fields that have a function of their own";
            out.push(RULE.finding(message, Place::key(["queries", key, "window", "by_type"])).help(help));
        }
    }
}

/// The keys that are for measurements, in a union or in raw Flux.
fn of_kind(key: &str, query: &Query, out: &mut Vec<Diagnostic>) {
    let is_raw = query.flux.is_some();
    let (what, help) = if is_raw {
        ("raw Flux", "write it in the Flux")
    } else {
        ("a union", "write it at the queries that are its parts")
    };
    let given = [
        ("range", query.range.is_some()),
        ("where", !query.conditions.is_empty()),
        ("fields", !query.fields.is_empty()),
        ("group", query.group.is_some()),
        ("window", query.window.is_some()),
        ("only", query.only.is_some()),
        ("pivot", query.pivot),
        ("sort", query.sort.is_some() && is_raw),
        ("limit", query.limit.is_some() && is_raw),
    ];
    for (name, _) in given.into_iter().filter(|(_, given)| *given) {
        let message = format!("{} says nothing of {what}", Tick(name));
        out.push(RULE.finding(message, Place::key(["queries", key, name])).help(help));
    }
}
