//! RO108: a rollup reads what comes of itself.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::Schema,
    words::{Tick, list},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RO108"),
    name: "rollup-circle",
    severity: Severity::Error,
    summary: "a rollup reads what comes of itself",
    doc: include_str!("../../../docs/rules/RO108.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, rollup) in &context.schema.rollups {
        let Some(way) = way(context.schema, &rollup.to, &rollup.from) else { continue };
        let message = if way.len() == 1 {
            format!("rollup {} writes into {}, which it reads", Tick(key), Tick(&rollup.from))
        } else {
            format!("rollup {} reads what comes of itself, by {}", Tick(key), list(way))
        };
        out.push(
            RULE.finding(message, Place::value(["rollups", key, "to"]))
                .note("each run would compute aggregates of aggregates")
                .help("write into a measurement that none of them reads"),
        );
    }
}

/// The measurements on a way of rollups from `start` to `end`, both included.
fn way<'s>(schema: &'s Schema, start: &'s str, end: &str) -> Option<Vec<&'s str>> {
    let mut ways = vec![vec![start]];
    let mut at = 0;
    while let Some(way) = ways.get(at).cloned() {
        let last = *way.last()?;
        if last == end {
            return Some(way);
        }
        for rollup in schema.rollups.values().filter(|rollup| rollup.from == last) {
            let seen = ways.iter().any(|known| known.last() == Some(&rollup.to.as_str()));
            if !seen {
                ways.push(way.iter().copied().chain([rollup.to.as_str()]).collect());
            }
        }
        at += 1;
    }
    None
}
