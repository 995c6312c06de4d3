//! How the fields of a measurement differ.

use super::{
    Changed, Gone, New, Subject,
    alike::{alike, words},
    carried::name,
    comparison::Comparison,
    matching::{Both, Keyed},
};
use crate::model::{Field, Measurement};

impl<'a> Comparison<'a> {
    pub(super) fn fields(&mut self, both: &Both<'a, Measurement>) {
        let ((_, was), (measurement, is)) = (both.before, both.after);
        if was.fields == is.fields && was.tags == is.tags {
            return;
        }
        let subject = |field| Subject::Field { measurement, field };
        let mut matched = Self::of(&was.fields, &is.fields);
        let retired = |field: &str| is.retired.iter().find(|retired| retired.field.as_deref() == Some(field));
        let is_free = |(field, _): &Keyed<'a, Field>| {
            retired(field).is_none() && !is.tags.iter().any(|tag| name(self.after, tag) == *field)
        };
        let was_tag = |field: &str| was.tags.iter().any(|tag| name(self.before, tag) == field);
        let used_again =
            |field: &str| was.retired.iter().any(|retired| retired.field.as_deref() == Some(field));
        let likeness = |before: Keyed<'a, Field>, after: Keyed<'a, Field>| {
            let is_new = !was_tag(after.0) && !used_again(after.0);
            is_new.then(|| likeness(before, after)).flatten()
        };
        let looks = alike(&mut matched, is_free, likeness);
        let new: Vec<_> = matched
            .new
            .iter()
            .map(|(field, definition)| {
                let optional = if definition.optional { New::Plain } else { New::Required };
                let became = was_tag(field) && !is.tags.iter().any(|tag| name(self.after, tag) == *field);
                (
                    *field,
                    if became {
                        Changed::TagBecameField { to: definition.kind }
                    } else {
                        Changed::Added(optional)
                    },
                )
            })
            .filter(|(field, _)| !used_again(field))
            .collect();
        let is_tag_now = |field: &str| is.tags.iter().any(|tag| name(self.after, tag) == field);
        let gone: Vec<_> = matched
            .gone
            .iter()
            .filter(|(field, _)| !is_tag_now(field))
            .map(|(field, _)| {
                let gone = retired(field);
                (*field, gone.map_or(Gone::Unstated, |retired| Gone::Retired { delete: retired.delete }))
            })
            .collect();
        for (before, after) in looks {
            self.tell(subject(after.0), Changed::LooksRenamed { from: before.0 });
        }
        for (field, changed) in new {
            self.tell(subject(field), changed);
        }
        for (field, gone) in gone {
            self.tell(subject(field), Changed::Removed(gone));
        }
        for both in &matched.both {
            self.names(subject(both.after.0), both);
            self.field(subject(both.after.0), both.before.1, both.after.1);
        }
    }
}

/// Fields of one type whose names or descriptions are alike, and whose units do not differ.
fn likeness(was: Keyed<'_, Field>, is: Keyed<'_, Field>) -> Option<u32> {
    let same = was.1.kind == is.1.kind && was.1.unit == is.1.unit;
    same.then(|| words((was.0, &was.1.description), (is.0, &is.1.description))).flatten()
}
