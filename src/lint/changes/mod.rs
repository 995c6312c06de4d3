//! What the rules on changes look at: one difference between two sets of definitions.

mod compare;
mod grades;
mod phrases;
mod place;
mod users;

pub(super) use compare::{lowered, narrows, takes_less};
pub use grades::grades;
pub(super) use phrases::{at, bounds, called, grown, kept, series_of, shown, stored};

use crate::{
    diagnostic::{Diagnostic, Edit, Fix, Place},
    diff::{Changed, Difference, Gone, Subject},
    impact::Reached,
    model::Schema,
    words::scalar,
};

use super::Rule;

/// A difference, and the definitions on both sides of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'a> {
    pub difference: &'a Difference<'a>,
    pub before: &'a Schema,
    pub after: &'a Schema,
    /// Whom it concerns.
    pub reached: &'a [Reached],
}

/// All differences, and whom they concern.
#[derive(Debug, Clone, Copy)]
pub(super) struct Changes<'a> {
    pub differences: &'a [Difference<'a>],
    pub reached: &'a [Reached],
}

impl<'a> Change<'a> {
    /// What it is about, and what became of that.
    pub fn parts(&self) -> (Subject<'a>, &'a Changed<'a>) {
        (self.difference.subject, &self.difference.changed)
    }

    /// The thing that it is about, in a sentence.
    pub fn words(&self) -> String {
        self.difference.subject.words()
    }

    /// A finding about the thing as a whole.
    pub fn finding(&self, rule: &Rule, message: impl Into<String>) -> Diagnostic {
        let finding = self.graded(rule.finding(message, place::of(self)));
        match self.difference.changed {
            Changed::Removed(Gone::Unstated) => finding.label("it stood beside this"),
            _ => finding,
        }
    }

    /// A finding about what is written under a key of the thing.
    pub fn finding_at(&self, rule: &Rule, key: &str, message: impl Into<String>) -> Diagnostic {
        self.graded(
            rule.finding(message, Place::value(place::path(self).into_iter().chain([key.to_owned()]))),
        )
    }

    /// A finding about a JSON Schema: at the one place in it that differs, or at what all such places are in.
    pub fn finding_in_schema(&self, rule: &Rule, message: impl Into<String>) -> Diagnostic {
        let schemas = place::schemas(self);
        let within = schemas.map(|(before, after)| place::differing(before, after)).unwrap_or_default();
        let path = place::path(self).into_iter().chain(["schema".to_owned()]).chain(within);
        self.graded(rule.finding(message, Place::value(path)))
    }

    /// The statement that the thing was called `former` before.
    pub fn renamed_from(&self, former: &str) -> Fix {
        let list = place::path(self).into_iter().chain(["renamed_from".to_owned()]).collect();
        let edits = vec![Edit::AddItem { list, item: scalar(former) }];
        Fix { title: "state the rename".to_owned(), is_safe: false, edits }
    }

    fn graded(&self, mut finding: Diagnostic) -> Diagnostic {
        finding.breaks = grades(self.difference);
        users::tell(self.reached, finding)
    }
}
