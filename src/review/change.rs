//! A difference as a row of a report.

use serde::Serialize;

use crate::{
    diagnostic::Grade,
    diff::Difference,
    lint::{grades, rule_of},
    model::Schema,
};

/// A difference in words, and whom it breaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The address of the thing, its keys joined by dots.
    pub path: String,
    /// The thing: "field `score` of `anomaly_daily`".
    pub subject: String,
    /// What became of it: "`type` float → integer".
    pub change: String,
    pub breaks: Vec<Grade>,
    /// The rule that speaks of it; none where nobody has to be told.
    pub rule: Option<&'static str>,
}

impl Row {
    pub(super) fn of(difference: &Difference<'_>, before: &Schema, after: &Schema) -> Self {
        Self {
            path: difference.subject.path().join("."),
            subject: difference.subject.words(),
            change: difference.change(),
            breaks: grades(difference),
            rule: rule_of(difference, before, after).map(|rule| rule.code.as_str()),
        }
    }
}
