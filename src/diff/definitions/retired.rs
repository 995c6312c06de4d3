//! Retired names: what becomes of them when the definitions change.

use std::collections::BTreeMap;

use super::{
    Changed, Subject,
    carried::name,
    comparison::Comparison,
    matching::{Both, Matched},
};
use crate::model::{FieldKind, Measurement, Retired, RetiredMember};

impl<'a> Comparison<'a> {
    /// Tells what became of the retired tags and fields of a measurement.
    pub(super) fn retired_members(&mut self, both: &Both<'a, Measurement>) {
        let ((_, was), (measurement, is)) = (both.before, both.after);
        if was.retired == is.retired && was.fields == is.fields && was.tags == is.tags {
            return;
        }
        for member in &was.retired {
            let still =
                is.retired.iter().find(|other| (&other.field, &other.tag) == (&member.field, &member.tag));
            let subject = subject(measurement, member);
            match still {
                Some(still) if still.delete && !member.delete => self.tell(subject, Changed::DataToBeRemoved),
                // A name that is both retired and defined is a finding of its own.
                Some(_) => {}
                None => self.no_longer_retired(subject, member, is),
            }
        }
    }

    fn no_longer_retired(&mut self, subject: Subject<'a>, member: &'a RetiredMember, is: &'a Measurement) {
        let was = member.field_type.map(FieldKind::from);
        if let Some(field) = member.field.as_ref().or(member.tag.as_ref()).and_then(|key| is.fields.get(key))
        {
            let changed =
                Changed::UsedAgain { was: was.filter(|_| member.field.is_some()), now: Some(field.kind) };
            return self.tell(subject, changed);
        }
        let key = member.tag.as_ref().or(member.field.as_ref());
        let is_tag = is.tags.iter().any(|tag| Some(name(self.after, tag)) == key.map(String::as_str));
        self.tell(
            subject,
            if is_tag { Changed::UsedAgain { was, now: None } } else { Changed::NoLongerRetired },
        );
    }

    /// Tells what became of retired buckets and measurements.
    pub(super) fn retired_measurements(&mut self, matched: &Matched<'a, Measurement>) {
        let (before, after) = (self.before, self.after);
        if before.retired == after.retired {
            return;
        }
        let names = |retired: &'a Retired| (retired.bucket.as_deref(), retired.measurement.as_deref());
        let still: BTreeMap<_, _> = after.retired.iter().map(|retired| (names(retired), retired)).collect();
        for retired in &before.retired {
            let subject = match names(retired) {
                (Some(bucket), _) => Subject::Bucket(bucket),
                (None, name) => Subject::Measurement(name.unwrap_or_default()),
            };
            match still.get(&names(retired)) {
                Some(still) if still.delete && !retired.delete => {
                    self.tell(subject, Changed::DataToBeRemoved);
                }
                Some(_) => {}
                None => {
                    let defined = |(key, is): &(&'a str, &'a Measurement)| {
                        retired.measurement.as_deref() == Some(is.server_name(key))
                    };
                    let again = matched.new.iter().find(|new| defined(new));
                    let again = again.map(|_| Changed::UsedAgain { was: None, now: None });
                    self.tell(subject, again.unwrap_or(Changed::NoLongerRetired));
                }
            }
        }
    }
}

fn subject<'a>(measurement: &'a str, member: &'a RetiredMember) -> Subject<'a> {
    match (&member.field, &member.tag) {
        (Some(field), _) => Subject::Field { measurement, field },
        (None, tag) => Subject::Carried { measurement, tag: tag.as_deref().unwrap_or_default() },
    }
}
