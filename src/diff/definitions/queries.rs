//! How queries and rollups differ.

use super::{Changed, FromTo, Gone, New, Subject, comparison::Comparison};
use crate::{
    model::{Parameter, Query, Rollup},
    words::{Tick, article},
};

impl<'a> Comparison<'a> {
    pub fn queries(&mut self) {
        let (before, after) = (self.before, self.after);
        for (key, is) in &after.queries {
            match before.queries.get(key) {
                None => self.tell(Subject::Query(key), Changed::Added(New::Plain)),
                Some(was) if was == is => {}
                Some(was) => self.query(key, was, is),
            }
        }
        for key in before.queries.keys().filter(|key| !after.queries.contains_key(*key)) {
            self.tell(Subject::Query(key), Changed::Removed(Gone::Unstated));
        }
    }

    fn query(&mut self, key: &'a str, was: &'a Query, is: &'a Query) {
        let subject = Subject::Query(key);
        let differing = [
            ("from", was.from != is.from),
            ("union", was.union != is.union),
            ("range", was.range != is.range),
            ("where", was.conditions != is.conditions),
            ("fields", was.fields != is.fields),
            ("group", was.group != is.group),
            ("window", was.window != is.window),
            ("only", was.only != is.only),
            ("pivot", was.pivot != is.pivot),
            ("sort", was.sort != is.sort),
            ("limit", was.limit != is.limit),
            ("flux", was.flux != is.flux),
        ];
        let keys: Vec<&'static str> =
            differing.into_iter().filter(|(_, differ)| *differ).map(|(key, _)| key).collect();
        self.tell_if(subject, (!keys.is_empty()).then_some(Changed::Computes(keys)));
        self.documentation(subject, "description", &was.description, &is.description);
        for (parameter, is) in &is.parameters {
            let subject = Subject::Parameter { query: key, parameter };
            match was.parameters.get(parameter) {
                None if is.optional => self.tell(subject, Changed::Added(New::Plain)),
                None => self.tell(subject, Changed::Added(New::Required)),
                Some(was) if was == is => {}
                Some(was) => self.parameter(subject, was, is),
            }
        }
        for parameter in was.parameters.keys().filter(|name| !is.parameters.contains_key(*name)) {
            self.tell(Subject::Parameter { query: key, parameter }, Changed::Removed(Gone::Unstated));
        }
    }

    fn parameter(&mut self, subject: Subject<'a>, was: &Parameter, is: &Parameter) {
        let stands_for =
            |parameter: &Parameter| match (&parameter.tag, &parameter.field, parameter.value_type) {
                (Some(tag), ..) => format!("the tag {}", Tick(tag)),
                (None, Some(field), _) => format!("the field {}", Tick(field)),
                (None, None, kind) => kind.map(article).unwrap_or_default(),
            };
        let (from, to) = (stands_for(was), stands_for(is));
        self.tell_if(subject, FromTo::differing(from, to).map(Changed::Constraint));
        self.tell_if(subject, (was.optional != is.optional).then_some(Changed::Optional(is.optional)));
        self.documentation(subject, "description", &was.description, &is.description);
        self.documentation(subject, "example", &was.example.to_string(), &is.example.to_string());
    }

    pub fn rollups(&mut self) {
        let (before, after) = (self.before, self.after);
        for (key, is) in &after.rollups {
            match before.rollups.get(key) {
                None => self.tell(Subject::Rollup(key), Changed::Added(New::Plain)),
                Some(was) if was == is => {}
                Some(was) => self.rollup(key, was, is),
            }
        }
        for key in before.rollups.keys().filter(|key| !after.rollups.contains_key(*key)) {
            self.tell(Subject::Rollup(key), Changed::Removed(Gone::Unstated));
        }
    }

    fn rollup(&mut self, key: &'a str, was: &Rollup, is: &Rollup) {
        let subject = Subject::Rollup(key);
        // What is computed besides changes nothing of the rest.
        let keeps_fields = was.fields.iter().all(|(field, how)| is.fields.get(field) == Some(how));
        let more: Vec<&str> =
            is.fields.keys().filter(|field| !was.fields.contains_key(*field)).map(String::as_str).collect();
        let differing = [
            ("from", was.from != is.from),
            ("to", was.to != is.to),
            ("every", was.every != is.every),
            ("offset", was.offset != is.offset),
            ("where", was.conditions != is.conditions),
            ("fields", !keeps_fields),
            ("group", was.group != is.group),
            ("tags", was.tags != is.tags),
            ("time", was.time != is.time),
            ("enabled", was.enabled != is.enabled),
        ];
        let keys: Vec<&'static str> =
            differing.into_iter().filter(|(_, differ)| *differ).map(|(key, _)| key).collect();
        self.tell_if(subject, (!keys.is_empty()).then_some(Changed::Computes(keys)));
        if keeps_fields {
            self.documentation(subject, "fields", "", &more.join(", "));
        }
        self.documentation(subject, "description", &was.description, &is.description);
    }
}
