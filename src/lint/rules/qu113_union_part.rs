//! QU113: a query cannot be a part of a union.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    flux,
    lint::{
        Rule,
        context::Context,
        queries::{contains_itself, place},
        rule::Check,
    },
    model::{ParameterType, Query},
    words::{Tick, article},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU113"),
    name: "union-part",
    severity: Severity::Error,
    summary: "a query cannot be a part of a union",
    doc: include_str!("../../../docs/rules/QU113.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let queries = &context.schema.queries;
    for (key, query) in queries.iter().filter(|(_, query)| !query.union.is_empty()) {
        let mut kinds: BTreeMap<&str, (ParameterType, &str)> = BTreeMap::new();
        for (index, part) in query.union.iter().enumerate() {
            let Some(member) = queries.get(part) else { continue };
            let at = || place(key, ["union", &index.to_string()]);
            if let Some((why, help)) = objection(member).filter(|_| !contains_itself(context.schema, key)) {
                let message = format!("{} cannot be a part of a union: it {why}", Tick(part));
                out.push(RULE.finding(message, at()).help(help));
            }
            for (name, parameter) in &member.parameters {
                let Some(kind) = flux::kind_of(context.schema, member, parameter) else { continue };
                let (other, first) = *kinds.entry(name).or_insert((kind, part));
                if other != kind {
                    let (name, kind, other) = (Tick(name), article(kind), article(other));
                    let message = format!(
                        "the parameter {name} is {kind} in {}, and {other} in {}",
                        Tick(part),
                        Tick(first)
                    );
                    let finding = RULE.finding(message, at());
                    out.push(
                        finding.help("a union has one parameter of each name: give them different names"),
                    );
                }
            }
        }
    }
}

/// Why a query can be no part, and what to do.
fn objection(part: &Query) -> Option<(&'static str, &'static str)> {
    let reads = "list queries that have `from`";
    if !part.union.is_empty() {
        Some(("is a union itself", "list its parts instead of it"))
    } else if part.flux.is_some() {
        Some(("is raw Flux", reads))
    } else if part.sort.is_some() {
        Some(("is sorted", "sort the union instead: it puts all rows in one order"))
    } else if part.limit.is_some() {
        Some(("has a `limit`", "limit the union instead"))
    } else {
        None
    }
}
