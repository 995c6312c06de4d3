//! How the tags differ that a measurement carries.

use super::{
    Changed, Gone, New, Subject,
    comparison::{Comparison, FormerKeys},
    matching::Both,
};
use crate::model::{Measurement, Schema};

impl<'a> Comparison<'a> {
    /// Tells which tags are carried no longer, which are new, and which a point may lack.
    pub(super) fn carried(&mut self, both: &Both<'a, Measurement>, tags: &FormerKeys<'a>) {
        let ((_, was), (key, is)) = (both.before, both.after);
        let subject = |tag| Subject::Carried { measurement: key, tag };
        let former = |tag: &'a str| tags.get(tag).copied().unwrap_or(tag);
        for tag in &is.tags {
            let before = former(tag);
            if was.tags.iter().any(|other| other == before) {
                let (was, is) = (was.is_optional_tag(before), is.is_optional_tag(tag));
                self.tell_if(subject(tag), (was != is).then_some(Changed::Optional(is)));
            } else if !was.retired.iter().any(|retired| retired.tag.as_deref() == Some(name(self.after, tag)))
            {
                let changed = self.new_tag(was, is, tag);
                self.tell(subject(tag), changed);
            }
        }
        let stays = |tag: &String| is.tags.iter().any(|other| former(other) == tag);
        for tag in was.tags.iter().filter(|tag| !stays(tag)) {
            // A field of that name is told of the field.
            if !is.fields.contains_key(name(self.before, tag))
                || was.fields.contains_key(name(self.before, tag))
            {
                let gone = self.gone_tag(is, tag);
                self.tell(subject(tag), gone);
            }
        }
    }

    fn new_tag(&self, was: &'a Measurement, is: &'a Measurement, tag: &'a str) -> Changed<'a> {
        let name = name(self.after, tag);
        if let Some(field) = was.fields.get(name).filter(|_| !is.fields.contains_key(name)) {
            return Changed::FieldBecameTag { from: field.kind };
        }
        Changed::Added(if is.is_optional_tag(tag) { New::Plain } else { New::Required })
    }

    fn gone_tag(&self, is: &'a Measurement, tag: &'a str) -> Changed<'a> {
        let name = name(self.before, tag);
        let retired = is.retired.iter().find(|retired| retired.tag.as_deref() == Some(name));
        Changed::Removed(Gone::of(retired.map(|retired| retired.delete)))
    }
}

/// The key of a tag on the server.
pub(super) fn name<'a>(schema: &'a Schema, tag: &'a str) -> &'a str {
    schema.tags.get(tag).map_or(tag, |definition| definition.server_name(tag))
}
