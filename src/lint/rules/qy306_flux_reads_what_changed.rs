//! QY306: a query in raw Flux names something that changed.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Code, Diagnostic, Grade, Place, Severity},
    diff::Difference,
    impact::Reached,
    lint::{Rule, changes::Changes, rule::Check},
    model::ReaderKind,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QY306"),
    name: "flux-reads-what-changed",
    severity: Severity::Warning,
    summary: "a query in raw Flux names something that changed",
    doc: include_str!("../../../docs/rules/QY306.md"),
    check: Check::Changes(check),
};

fn check(changes: &Changes<'_>, out: &mut Vec<Diagnostic>) {
    let mut told = BTreeSet::new();
    for Reached { difference, affected } in changes.reached {
        let Some(of) = changes.differences.get(*difference) else { continue };
        for user in affected.users.iter().filter(|user| user.kind == ReaderKind::Query) {
            // A tag may change in several measurements that a script reads.
            let Some(line) = user.line.filter(|_| told.insert((difference, &user.name))) else { continue };
            out.push(finding(&user.name, line, of));
        }
    }
}

fn finding(query: &str, line: usize, difference: &Difference<'_>) -> Diagnostic {
    let message = format!("query {} reads what changed: {}", Tick(query), difference.subject.words());
    let mut finding = RULE
        .finding(message, Place::value(["queries", query, "flux"]))
        .note(format!("line {line} of the script names it"))
        .help("see that the script still finds what it looks for, and compares values of one type");
    finding.breaks = vec![Grade::Query];
    finding
}
