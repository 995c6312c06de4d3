//! QY303: a query takes other parameters.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, New, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QY303"),
    name: "parameters-changed",
    severity: Severity::Warning,
    summary: "a query takes other parameters",
    doc: include_str!("../../../docs/rules/QY303.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Parameter { .. }, changed) = change.parts() else { return None };
    let how = match changed {
        Changed::Added(New::Plain) => "is new, and may be left out".to_owned(),
        Changed::Added(New::Required) => "is new".to_owned(),
        Changed::Optional(true) => "may be left out now".to_owned(),
        Changed::Optional(false) => "may no longer be left out".to_owned(),
        Changed::Removed(_) => "was removed".to_owned(),
        Changed::Constraint(what) => format!("takes {} instead of {}", what.to, what.from),
        _ => return None,
    };
    Some(
        change
            .finding(&RULE, format!("{} {how}", change.words()))
            .note("the generated function takes other arguments")
            .help("change its callers with it"),
    )
}
