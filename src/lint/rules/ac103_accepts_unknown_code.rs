//! AC103: an acceptance names no rule.

use crate::{
    diagnostic::{Code, Diagnostic, Severity, closest},
    lint::{
        Rule,
        acceptances::Use,
        rule::Check,
        table::{find, known_codes},
    },
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("AC103"),
    name: "accepts-unknown-code",
    severity: Severity::Error,
    summary: "an acceptance names no rule",
    doc: include_str!("../../../docs/rules/AC103.md"),
    check: Check::Acceptance(check),
};

fn check(used: &Use<'_>) -> Option<Diagnostic> {
    let code = &used.acceptance.code;
    if find(code).is_some() {
        return None;
    }
    let finding = RULE.finding(format!("there is no rule {}", Tick(code)), used.place("code"));
    Some(match closest(code, known_codes()) {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")),
        None => finding.help("the codes stand in docs/rules"),
    })
}
