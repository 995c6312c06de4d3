//! How the fields of a measurement differ.

use super::{
    Changed, Gone, New, Subject,
    alike::{alike, words},
    carried::name,
    comparison::Comparison,
    matching::{Both, Keyed},
};
use crate::model::{Field, Measurement, RetiredMember};

impl<'a> Comparison<'a> {
    pub(super) fn fields(&mut self, both: &Both<'a, Measurement>) {
        let ((_, was), (measurement, is)) = (both.before, both.after);
        if was.fields == is.fields && was.tags == is.tags {
            return;
        }
        let subject = |field| Subject::Field { measurement, field };
        let names = Names::of(self, was, is);
        let mut matched = Self::of(&was.fields, &is.fields);
        let likeness = |before: Keyed<'a, Field>, after: Keyed<'a, Field>| {
            names.is_new(after.0).then(|| likeness(before, after)).flatten()
        };
        for (before, after) in alike(&mut matched, |(field, _)| names.is_gone(field), likeness) {
            self.tell(subject(after.0), Changed::LooksRenamed { from: before.0 });
        }
        for (field, definition) in &matched.new {
            self.tell_if(subject(field), names.added(field, definition));
        }
        for (field, _) in &matched.gone {
            self.tell_if(subject(field), names.removed(field));
        }
        for both in &matched.both {
            self.names(subject(both.after.0), both);
            self.field(subject(both.after.0), both.before.1, both.after.1);
        }
    }
}

/// What else the names of a measurement's fields were and are.
struct Names<'a> {
    were_tags: Vec<&'a str>,
    are_tags: Vec<&'a str>,
    were_retired: &'a [RetiredMember],
    are_retired: &'a [RetiredMember],
}

impl<'a> Names<'a> {
    fn of(comparison: &Comparison<'a>, was: &'a Measurement, is: &'a Measurement) -> Self {
        Self {
            were_tags: was.tags.iter().map(|tag| name(comparison.before, tag)).collect(),
            are_tags: is.tags.iter().map(|tag| name(comparison.after, tag)).collect(),
            were_retired: &was.retired,
            are_retired: &is.retired,
        }
    }

    /// Whether a field that there is now was nothing before.
    fn is_new(&self, field: &str) -> bool {
        !self.were_tags.contains(&field) && retired(self.were_retired, field).is_none()
    }

    /// Whether a field that there was is nothing now.
    fn is_gone(&self, field: &str) -> bool {
        !self.are_tags.contains(&field) && retired(self.are_retired, field).is_none()
    }

    /// How a field came. That a retired name is used again is told of what was retired.
    fn added(&self, field: &str, definition: &Field) -> Option<Changed<'a>> {
        if retired(self.were_retired, field).is_some() {
            return None;
        }
        if self.were_tags.contains(&field) && !self.are_tags.contains(&field) {
            return Some(Changed::TagBecameField { to: definition.kind });
        }
        Some(Changed::Added(if definition.optional { New::Plain } else { New::Required }))
    }

    /// How a field went. That it is a tag now is told of the tag.
    fn removed(&self, field: &str) -> Option<Changed<'a>> {
        if self.are_tags.contains(&field) {
            return None;
        }
        let retired = retired(self.are_retired, field);
        Some(Changed::Removed(Gone::of(retired.map(|retired| retired.delete))))
    }
}

fn retired<'a>(members: &'a [RetiredMember], field: &str) -> Option<&'a RetiredMember> {
    members.iter().find(|member| member.field.as_deref() == Some(field))
}

/// Fields of one type whose names or descriptions are alike, and whose units do not differ.
fn likeness(was: Keyed<'_, Field>, is: Keyed<'_, Field>) -> Option<u32> {
    let same = was.1.kind == is.1.kind && was.1.unit == is.1.unit;
    same.then(|| words((was.0, &was.1.description), (is.0, &is.1.description))).flatten()
}
