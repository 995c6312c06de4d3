//! Flux queries whose answers are read as they come.

use std::ops::ControlFlow;

use serde_json::json;

use super::{
    Client, Error, Id,
    annotated::{self, Row},
    client::{ANY, JSON, Payload},
    method::Method,
    route::Route,
    stream::Stop,
};

impl Client {
    /// Runs a script that only reads, or writes the same whenever it is run, in an organization, and lets
    /// `add` have each row. `T` begins anew whenever the query is asked again.
    ///
    /// # Errors
    /// [`Error::Query`] also if the server fails in the middle of its answer.
    pub(super) fn flux<T: Default>(
        &self,
        organization: &Id,
        script: &str,
        add: impl Fn(&mut T, &Row<'_>) -> Result<(), Stop>,
    ) -> Result<T, Error> {
        let body = body(script);
        let payload = Payload { content_type: JSON, accept: ANY, bytes: body.as_bytes() };
        self.question(&route(organization), payload, |reply| {
            let mut value = T::default();
            annotated::read(reply, |row| add(&mut value, row).map(ControlFlow::Continue))?;
            Ok(value)
        })
    }

    /// That an answer lacks what every answer to its question has.
    pub(super) fn flux_said(&self, message: &str) -> Error {
        self.said(self.asked(Method::Query, &Route::api(&["query"])), message)
    }
}

/// Where scripts are run.
pub(super) fn route(organization: &Id) -> Route {
    Route::api(&["query"]).with("orgID", organization.as_str())
}

/// A script as it is sent.
pub(super) fn body(script: &str) -> String {
    let dialect = json!({ "annotations": ["datatype", "group"] });
    json!({ "query": script, "type": "flux", "dialect": dialect }).to_string()
}
