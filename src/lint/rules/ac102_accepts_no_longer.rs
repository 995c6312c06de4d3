//! AC102: the last day of an acceptance has passed, or is not a date.

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
    code: Code::new("AC102"),
    name: "accepts-no-longer",
    severity: Severity::Warning,
    summary: "the last day of an acceptance has passed, or is not a date",
    doc: include_str!("../../../docs/rules/AC102.md"),
    check: Check::Acceptance(check),
};

fn check(used: &Use<'_>) -> Option<Diagnostic> {
    let until = used.acceptance.until.as_deref()?;
    let code = Tick(&used.acceptance.code);
    let (message, help) = match used.until {
        Until::Holds => return None,
        Until::Past => (
            format!("{code} was accepted until {until}"),
            "resolve the finding, or accept it until a later day",
        ),
        Until::NoDate => (format!("{} is no date", Tick(until)), "write a day as `YYYY-MM-DD`"),
    };
    let finding = RULE.finding(message, used.place("until"));
    Some(finding.note(format!("the reason was: {}", used.acceptance.reason)).help(help))
}
