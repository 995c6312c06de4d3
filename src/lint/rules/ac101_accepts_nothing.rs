//! AC101: an acceptance matches no finding.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{
        Rule,
        acceptances::{Until, Use},
        rule::Check,
    },
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("AC101"),
    name: "accepts-nothing",
    severity: Severity::Warning,
    summary: "an acceptance matches no finding",
    doc: include_str!("../../../docs/rules/AC101.md"),
    check: Check::Acceptance(check),
};

fn check(used: &Use<'_>) -> Option<Diagnostic> {
    if used.matched || !used.enabled || used.until != Until::Holds {
        return None;
    }
    let message = format!("there is no {} to accept here", Tick(&used.acceptance.code));
    let finding = RULE.finding(message, used.place("code"));
    Some(finding.help("remove the acceptance: it would hide a later finding that nobody has looked at"))
}
