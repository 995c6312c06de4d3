//! CA301: a tag may have more values than before.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    estimate::grouped,
    lint::{
        Rule,
        changes::{self, Change},
        rule::Check,
    },
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("CA301"),
    name: "budget-raised",
    severity: Severity::Warning,
    summary: "a tag may have more values than before",
    doc: include_str!("../../../docs/rules/CA301.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Tag(key), Changed::Budget(budget)) = change.parts() else { return None };
    let from = budget.from?;
    if budget.to.is_some_and(|to| to < from) {
        return None;
    }
    let to = budget.to.map_or_else(|| "any number of".to_owned(), grouped);
    let message = format!("{} may have {to} values instead of {}", change.words(), grouped(from));
    let finding = change.finding_at(&RULE, "max_values", message);
    let finding = changes::grown(change, key).into_iter().fold(finding, Diagnostic::note);
    Some(finding.help("see that the server has the memory for it; a field takes any number of values"))
}
