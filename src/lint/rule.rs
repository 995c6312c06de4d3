//! What a rule is.

use crate::diagnostic::{Code, Diagnostic, Place, Severity};

use super::{
    acceptances::Use,
    changes::{Change, Changes},
    context::Context,
};

/// A rule: what it is called, what it is for, and how it looks for findings.
#[derive(Debug)]
pub struct Rule {
    /// Its code, never reused.
    pub code: Code,
    /// Its name for people, in words with hyphens.
    pub name: &'static str,
    /// How much its findings matter unless fluxform.yaml says otherwise.
    pub severity: Severity,
    /// One line, without a full stop.
    pub summary: &'static str,
    /// The page of docs/rules, in Markdown.
    pub doc: &'static str,
    /// The search for findings.
    pub(super) check: Check,
}

/// What a rule looks at.
#[derive(Debug)]
pub(super) enum Check {
    /// The whole schema.
    Schema(fn(&Context<'_>, &mut Vec<Diagnostic>)),
    /// One difference from the definitions that are compared with.
    Change(fn(&Change<'_>) -> Option<Diagnostic>),
    /// All differences together.
    Changes(fn(&Changes<'_>, &mut Vec<Diagnostic>)),
    /// One `accept:`, after all other rules have run.
    Acceptance(fn(&Use<'_>) -> Option<Diagnostic>),
}

impl Rule {
    /// Whether it is about changes, and says nothing of definitions alone.
    pub fn is_of_changes(&self) -> bool {
        matches!(self.check, Check::Change(_) | Check::Changes(_))
    }

    /// A finding of this rule; its severity is set when the rule has run.
    pub(super) fn finding(&self, message: impl Into<String>, place: Place) -> Diagnostic {
        Diagnostic::new(self.code, self.severity, message, place)
    }
}
