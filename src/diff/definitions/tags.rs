//! How the definitions of tags differ, whatever carries them.

use std::collections::HashSet;

use super::{
    Changed, FromTo, Gone, Subject,
    alike::{alike, words},
    comparison::{Comparison, FormerKeys, parted, texts},
    matching::{Both, Keyed},
};
use crate::model::Tag;

impl<'a> Comparison<'a> {
    /// Tells how tags differ; their former keys. One that is no longer defined is told where a
    /// measurement carried it.
    pub fn tags(&mut self) -> FormerKeys<'a> {
        let (before, after) = (self.before, self.after);
        let mut matched = Self::of(&before.tags, &after.tags);
        for both in &matched.both {
            self.tag(both);
        }
        let mut keys = matched.former_keys();
        let retired = self.retired_tags();
        let is_free = |(key, tag): &Keyed<'a, Tag>| !retired.contains(tag.server_name(key));
        for (was, is) in alike(&mut matched, is_free, likeness) {
            keys.insert(is.0, was.0);
            self.tell(Subject::Tag(is.0), Changed::LooksRenamed { from: was.1.server_name(was.0) });
        }
        let carried: HashSet<&str> = before
            .measurements
            .values()
            .flat_map(|measurement| &measurement.tags)
            .map(String::as_str)
            .collect();
        for (key, _) in matched.gone.iter().filter(|(key, _)| !carried.contains(key)) {
            self.tell(Subject::Tag(key), Changed::Removed(Gone::Unstated));
        }
        self.added(&matched.new, Subject::Tag);
        keys
    }

    /// The names of tags that a measurement has retired.
    fn retired_tags(&self) -> HashSet<&'a str> {
        let members = self.after.measurements.values().flat_map(|measurement| &measurement.retired);
        members.filter_map(|member| member.tag.as_deref()).collect()
    }

    fn tag(&mut self, both: &Both<'a, Tag>) {
        let ((_, was), (key, is)) = (both.before, both.after);
        let subject = Subject::Tag(key);
        self.names(subject, both);
        if was == is {
            return;
        }
        let (gone, new) = parted(&was.values, &is.values);
        let differ = !(gone.is_empty() && new.is_empty());
        let bounded = FromTo { from: !was.values.is_empty(), to: !is.values.is_empty() };
        self.tell_if(subject, differ.then_some(Changed::Values { gone, new, bounded }));
        // A number of values that are listed is told with them.
        let budget = FromTo::differing(was.max_values, is.max_values);
        self.tell_if(subject, budget.map(Changed::Budget));
        let patterns = texts(was.pattern.as_ref(), is.pattern.as_ref());
        self.tell_if(subject, patterns.map(Changed::Pattern));
        self.tell_if(subject, texts(was.derive.as_ref(), is.derive.as_ref()).map(Changed::Derive));
        let (gone, new) = parted(&was.depends_on, &is.depends_on);
        let differ = !(gone.is_empty() && new.is_empty());
        self.tell_if(subject, differ.then_some(Changed::DependsOn { gone, new }));
        self.documentation(subject, "description", &was.description, &is.description);
        let example = |tag: &Tag| tag.example.clone().unwrap_or_default();
        self.documentation(subject, "example", &example(was), &example(is));
    }
}

fn likeness(was: Keyed<'_, Tag>, is: Keyed<'_, Tag>) -> Option<u32> {
    let bare = |tag: &Tag| Tag {
        name: None,
        description: String::new(),
        renamed_from: Vec::new(),
        accept: Vec::new(),
        example: None,
        ..tag.clone()
    };
    let same = bare(was.1) == bare(is.1);
    same.then(|| words((was.0, &was.1.description), (is.0, &is.1.description))).flatten()
}
