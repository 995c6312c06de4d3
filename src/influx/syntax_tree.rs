//! The syntax tree of a script, as the server's own parser makes it.

use serde_json::{Value, json};

use super::{Client, Error, method::Method, route::Route};

impl Client {
    /// The tree of `flux`; nothing if the server's parser refuses it. Nothing is run.
    pub fn syntax_tree(&self, flux: &str) -> Result<Option<Value>, Error> {
        let route = Route::api(&["query", "ast"]);
        match self.send(Method::Post, &route, &json!({ "query": flux })) {
            Ok(tree) => Ok(Some(tree)),
            Err(Error::Refused { status: 400, .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
