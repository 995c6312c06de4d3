//! Removing points of a measurement between two times.
//!
//! The predicate names the measurement, and a tag at most: whatever else the server takes in one is
//! refused, ignored, or does something else than it says (measured on 2.9.1: `_field`, `!=`, `OR`).

use std::sync::PoisonError;

use serde::Serialize;

use super::{
    Client, Error, LiveBucket, Selection, Source,
    client::Payload,
    influxql::{FORM, is_quotable},
    message_pack,
    method::Method,
    route::Route,
};
use crate::words::instant;

#[derive(Debug, Serialize)]
struct Purge {
    start: String,
    stop: String,
    predicate: String,
}

impl Client {
    /// Removes the selected points. Doing it twice is the same as doing it once.
    ///
    /// One request at a time: where the server removes a measurement from two shard groups at once it
    /// can go on refusing other types of its fields in one of them, although nothing is left there
    /// (measured: once in some hundred pairs, and never of two thousand one after the other). Nor is
    /// anything written meanwhile: of a series that is removed from the last shard group that has it,
    /// points that are just being written to another one can be lost, with a success (seen once in
    /// hundreds of rewrites).
    ///
    /// A success says little: of a measurement whose name has a backslash before a comma nothing is
    /// removed, and points that the server was just writing to disk may come back. Whoever removes
    /// looks whether nothing is left.
    pub fn delete(
        &self,
        bucket: &LiveBucket,
        source: &Source,
        selection: Selection<'_>,
    ) -> Result<(), Error> {
        let _one = self.removing.write().unwrap_or_else(PoisonError::into_inner);
        // The API's reader of predicates ends a text where it meets one of these.
        if !is_quotable(selection.measurement) {
            return self.delete_by_influxql(source, selection);
        }
        let route = Route::api(&["delete"])
            .with("orgID", bucket.organization.as_str())
            .with("bucketID", bucket.id.as_str());
        let purge = Purge {
            start: instant(selection.first.max(FIRST)),
            stop: instant(selection.last.min(LAST)),
            predicate: predicate(selection),
        };
        self.ask(Method::Purge, &route, Some(&purge)).map(|_| ())
    }

    fn delete_by_influxql(&self, source: &Source, selection: Selection<'_>) -> Result<(), Error> {
        let form = source.0.form(&format!("DELETE {}", selection.clauses()));
        let payload = Payload { content_type: FORM, accept: "application/x-msgpack", bytes: form.as_bytes() };
        self.question_once(&Route::top("query"), payload, &mut |body| {
            message_pack::decode(body, &|_| None, &mut |_| true).map(|_| ())
        })
    }
}

/// The first and the last time that the API takes: those that a point can have.
const FIRST: i64 = i64::MIN + 2;
const LAST: i64 = i64::MAX - 1;

fn predicate(selection: Selection<'_>) -> String {
    let only = selection.only.into_iter().flatten();
    let only: String = only.map(|(key, value)| format!(" AND {}={}", quoted(key), quoted(value))).collect();
    format!("_measurement={}{only}", quoted(selection.measurement))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_quotes() {
        let only = [("k\"".to_owned(), "v\\".to_owned())].into();
        let selection = Selection { measurement: "a\" OR \"b\\", first: 0, last: 0, only: Some(&only) };
        assert_eq!(predicate(selection), r#"_measurement="a\" OR \"b\\" AND "k\""="v\\""#);
    }
}
