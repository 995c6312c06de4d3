//! How the definitions of measurements differ.

use super::{
    Changed, FromTo, Gone, Subject,
    alike::{alike, words},
    comparison::{Comparison, FormerKeys},
    matching::{Both, Keyed, Matched},
};
use crate::model::{Measurement, Schema};

impl<'a> Comparison<'a> {
    /// Tells how measurements differ, with all that they consist of.
    pub fn measurements(&mut self, buckets: &FormerKeys<'a>, tags: &FormerKeys<'a>) {
        let (before, after) = (self.before, self.after);
        let mut matched = Self::of(&before.measurements, &after.measurements);
        moved_as_a_whole(&mut matched, before);
        let looks =
            alike(&mut matched, |(key, gone)| retirement(after, gone.server_name(key)).is_none(), likeness);
        for (was, is) in looks {
            self.tell(Subject::Measurement(is.0), Changed::LooksRenamed { from: was.1.server_name(was.0) });
            self.parts(&Both { before: was, after: is }, buckets, tags);
        }
        for both in &matched.both {
            self.names(Subject::Measurement(both.after.0), both);
            if both.before.1 != both.after.1 {
                self.parts(both, buckets, tags);
            }
            self.retired_members(both);
        }
        for (key, measurement) in &matched.gone {
            let gone = retirement(after, measurement.server_name(key)).unwrap_or(Gone::Unstated);
            self.tell(Subject::Measurement(key), Changed::Removed(gone));
        }
        self.retired_measurements(&matched);
        let was_retired =
            |name: &str| before.retired.iter().any(|retired| retired.measurement.as_deref() == Some(name));
        matched.new.retain(|(key, measurement)| !was_retired(measurement.server_name(key)));
        self.added(&matched.new, Subject::Measurement);
    }

    fn parts(&mut self, both: &Both<'a, Measurement>, buckets: &FormerKeys<'a>, tags: &FormerKeys<'a>) {
        let ((was_key, was), (key, is)) = (both.before, both.after);
        let subject = Subject::Measurement(key);
        let former = buckets.get(is.bucket.as_str()).copied().unwrap_or(&is.bucket);
        if former != was.bucket {
            let from = self.before.buckets.get(&was.bucket);
            let from = from.map_or(was.bucket.as_str(), |bucket| bucket.server_name(&was.bucket));
            let stated = is.moved_from.iter().any(|moved| {
                moved.bucket == from && moved.measurement(is.server_name(key)) == was.server_name(was_key)
            });
            let buckets = FromTo { from: was.bucket.as_str(), to: is.bucket.as_str() };
            self.tell(subject, Changed::Moved { buckets, stated });
        }
        self.carried(both, tags);
        self.fields(both);
        self.tell_if(subject, (was.fill != is.fill).then_some(Changed::Conversion("fill")));
        self.documentation(subject, "description", &was.description, &is.description);
        let volume = |of: &Measurement| of.volume.map(|volume| volume.points_per_day.to_string());
        self.documentation(
            subject,
            "volume",
            &volume(was).unwrap_or_default(),
            &volume(is).unwrap_or_default(),
        );
        self.documentation(subject, "source", &was.source.join(", "), &is.source.join(", "));
    }
}

/// How a measurement was retired.
fn retirement(after: &Schema, name: &str) -> Option<Gone> {
    let retired = after.retired.iter().find(|retired| retired.measurement.as_deref() == Some(name))?;
    Some(Gone::Retired { delete: retired.delete })
}

/// Matches what is gone with what states that it was moved from there.
fn moved_as_a_whole<'a>(matched: &mut Matched<'a, Measurement>, before: &'a Schema) {
    let name_of =
        |bucket: &'a str| before.buckets.get(bucket).map_or(bucket, |found| found.server_name(bucket));
    let new = std::mem::take(&mut matched.new);
    for (key, is) in new {
        let wholes = || is.moved_from.iter().filter(|from| from.only.is_empty());
        if wholes().next().is_none() {
            matched.new.push((key, is));
            continue;
        }
        let from = matched.gone.iter().position(|(was_key, was)| {
            wholes().any(|from| {
                from.bucket == name_of(&was.bucket)
                    && from.measurement(is.server_name(key)) == was.server_name(was_key)
            })
        });
        match from {
            Some(from) => {
                let before = matched.gone.remove(from);
                matched.both.push(Both { before, after: (key, is) });
            }
            None => matched.new.push((key, is)),
        }
    }
}

/// Two measurements of one bucket that consist of the same.
fn likeness(was: Keyed<'_, Measurement>, is: Keyed<'_, Measurement>) -> Option<u32> {
    let same = was.1.bucket == is.1.bucket
        && was.1.tags == is.1.tags
        && was.1.fields.len() == is.1.fields.len()
        && was.1.fields.iter().zip(&is.1.fields).all(|(a, b)| a.0 == b.0 && a.1.kind == b.1.kind);
    same.then(|| words((was.0, &was.1.description), (is.0, &is.1.description)).unwrap_or(1))
}
