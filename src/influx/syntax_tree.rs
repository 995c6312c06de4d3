//! The syntax tree of a script, as the server's own parser makes it.

use serde_json::{Value, json};

use super::{
    Client, Error,
    client::{ANY, JSON, Payload},
    method::Method,
    reply::Reply,
    route::Route,
};

impl Client {
    /// The tree of `flux`, or what the server's parser has against it. Nothing is run.
    pub fn syntax_tree(&self, flux: &str) -> Result<Result<Value, String>, Error> {
        let route = Route::api(&["query", "ast"]);
        let body = json!({ "query": flux }).to_string();
        match self.unless_refused(&route, &body)? {
            Ok(reply) => Ok(Ok(reply.json(self.asked(Method::Query, &route))?)),
            Err(message) => Ok(Err(message)),
        }
    }

    /// Asks with JSON; the reply, or the whole message of a 400.
    pub(super) fn unless_refused(&self, route: &Route, body: &str) -> Result<Result<Reply, String>, Error> {
        let payload = Payload { content_type: JSON, accept: ANY, bytes: body.as_bytes() };
        let result = self.last(Method::Query, route, Some(payload));
        if let Some(message) = result.as_ref().ok().and_then(Reply::objection) {
            return Ok(Err(self.token().redact(&message)));
        }
        self.settle(result, self.asked(Method::Query, route)).map(Ok)
    }
}
