//! How the definitions of buckets differ.

use super::{
    Changed, FromTo, Gone, Subject,
    alike::{alike, words},
    comparison::{Comparison, FormerKeys},
    matching::{Both, Keyed},
};
use crate::model::Bucket;

impl<'a> Comparison<'a> {
    /// Tells how buckets differ; their former keys.
    pub fn buckets(&mut self) -> FormerKeys<'a> {
        let (before, after) = (self.before, self.after);
        let mut matched = Self::of(&before.buckets, &after.buckets);
        for both in &matched.both {
            self.bucket(both);
        }
        let mut keys = matched.former_keys();
        let retired = |key: &str, bucket: &Bucket| {
            let name = bucket.server_name(key);
            after.retired.iter().find(|retired| retired.bucket.as_deref() == Some(name))
        };
        let is_free = |(key, bucket): &Keyed<'a, Bucket>| retired(key, bucket).is_none();
        for (was, is) in alike(&mut matched, is_free, likeness) {
            keys.insert(is.0, was.0);
            self.tell(Subject::Bucket(is.0), Changed::LooksRenamed { from: was.1.server_name(was.0) });
        }
        for (key, bucket) in &matched.gone {
            let gone = retired(key, bucket);
            let gone = Gone::of(gone.map(|retired| retired.delete));
            self.tell(Subject::Bucket(key), Changed::Removed(gone));
        }
        self.added(&matched.new, Subject::Bucket);
        keys
    }

    fn bucket(&mut self, both: &Both<'a, Bucket>) {
        let ((_, was), (key, is)) = (both.before, both.after);
        let subject = Subject::Bucket(key);
        self.names(subject, both);
        if was == is {
            return;
        }
        self.tell_if(subject, FromTo::differing(was.retention, is.retention).map(Changed::Retention));
        let groups = |bucket: &Bucket| bucket.keeping().shard_group_duration;
        // The default follows the retention: told only where it does not.
        let by_default = was.shard_group_duration.is_none() && is.shard_group_duration.is_none();
        let groups = FromTo::differing(groups(was), groups(is)).filter(|_| !by_default);
        self.tell_if(subject, groups.map(Changed::ShardGroups));
        self.documentation(subject, "description", &was.description, &is.description);
        self.documentation(subject, "rationale", &was.rationale, &is.rationale);
        let layer = |bucket: &Bucket| bucket.layer.clone().unwrap_or_default();
        self.documentation(subject, "layer", &layer(was), &layer(is));
    }
}

fn likeness(was: Keyed<'_, Bucket>, is: Keyed<'_, Bucket>) -> Option<u32> {
    let same = was.1.retention == is.1.retention;
    same.then(|| words((was.0, &was.1.description), (is.0, &is.1.description))).flatten()
}
