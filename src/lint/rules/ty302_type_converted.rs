//! TY302: a field has another type, and stored values will be converted.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Subject},
    lint::{Rule, changes::Change, rule::Check},
    words::article,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TY302"),
    name: "type-converted",
    severity: Severity::Warning,
    summary: "a field has another type, and stored values will be converted",
    doc: include_str!("../../../docs/rules/TY302.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Field { .. }, Changed::Type { types, same_stored: false, converts: true }) = change.parts()
    else {
        return None;
    };
    Some(
        change.finding_at(&RULE, "type", format!("{} becomes {} instead of {}", change.words(), article(types.to), article(types.from)))
            .note("`apply` rewrites the stored points, shard group by shard group, with an archive; writers of the old type are rejected from then on")
            .help("let writers send the new type from the moment of the rewrite on: `--cut-over` states it"),
    )
}
