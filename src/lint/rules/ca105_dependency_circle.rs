//! CA105: tags depend on each other in a circle.

use std::collections::HashSet;

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::Schema,
    words::list,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("CA105"),
    name: "dependency-circle",
    severity: Severity::Error,
    summary: "tags depend on each other in a circle",
    doc: include_str!("../../../docs/rules/CA105.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let mut settled = HashSet::new();
    for key in context.schema.tags.keys() {
        for circle in circles(context.schema, key, &mut settled) {
            let message =
                format!("the tags {} depend on each other in a circle", list(circle.iter().copied()));
            out.push(
                RULE.finding(message, Place::value(["tags", circle[0], "depends_on"]))
                    .note("none of them can be known from the others, so each is counted as independent")
                    .help("remove `depends_on` from the tag that the others follow from"),
            );
        }
    }
}

/// The circles that are reached from `start` and not through a `settled` tag, which it adds to.
fn circles<'a>(schema: &'a Schema, start: &'a str, settled: &mut HashSet<&'a str>) -> Vec<Vec<&'a str>> {
    let mut found = Vec::new();
    let mut path: Vec<(&str, usize)> = vec![(start, 0)];
    while let Some((tag, next)) = path.last_mut() {
        let dependency = schema.tags.get(*tag).and_then(|tag| tag.depends_on.get(*next));
        *next += 1;
        match dependency {
            _ if settled.contains(*tag) => {
                path.pop();
            }
            None => {
                settled.insert(tag);
                path.pop();
            }
            Some(other) => match path.iter().position(|(on_path, _)| on_path == other) {
                Some(position) => found.push(path[position..].iter().map(|(tag, _)| *tag).collect()),
                None => path.push((other, 0)),
            },
        }
    }
    found
}
