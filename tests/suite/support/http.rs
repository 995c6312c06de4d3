//! Plain requests to a real server, for what a test arranges and looks at by itself, without the
//! client that it tests.

use serde_json::Value;
use ureq::Agent;

/// A server and a token. Every call panics on a failure, with what the server said.
#[derive(Debug, Clone)]
pub struct Http {
    agent: Agent,
    url: String,
    token: String,
}

impl Http {
    pub fn new(url: &str, token: &str) -> Self {
        let agent = Agent::config_builder().http_status_as_error(false).build().into();
        Self { agent, url: url.to_owned(), token: token.to_owned() }
    }

    /// The JSON at `path` (with the query, encoded by the caller).
    pub fn get(&self, path: &str) -> Value {
        let request = self.agent.get(format!("{}{path}", self.url));
        let response = request.header("authorization", self.authorization()).call().unwrap();
        serde_json::from_str(&success(path, response)).unwrap()
    }

    /// Posts JSON; the JSON of the reply.
    pub fn post(&self, path: &str, body: &Value) -> Value {
        let request = self.agent.post(format!("{}{path}", self.url));
        let response = request.header("authorization", self.authorization()).send_json(body).unwrap();
        serde_json::from_str(&success(path, response)).unwrap()
    }

    /// Patches with JSON; the JSON of the reply.
    pub fn patch(&self, path: &str, body: &Value) -> Value {
        let request = self.agent.patch(format!("{}{path}", self.url));
        let response = request.header("authorization", self.authorization()).send_json(body).unwrap();
        serde_json::from_str(&success(path, response)).unwrap()
    }

    /// Deletes what is at `path`.
    pub fn delete(&self, path: &str) {
        let request = self.agent.delete(format!("{}{path}", self.url));
        success(path, request.header("authorization", self.authorization()).call().unwrap());
    }

    /// Posts text; the text of the reply.
    pub fn post_text(&self, path: &str, body: &str) -> String {
        let request = self.agent.post(format!("{}{path}", self.url));
        let response = request.header("authorization", self.authorization()).send(body).unwrap();
        success(path, response)
    }

    /// Posts bytes that need not be text.
    pub fn post_bytes(&self, path: &str, body: &[u8]) -> String {
        let request = self.agent.post(format!("{}{path}", self.url));
        let response = request.header("authorization", self.authorization()).send(body).unwrap();
        success(path, response)
    }

    fn authorization(&self) -> String {
        format!("Token {}", self.token)
    }
}

fn success(path: &str, mut response: ureq::http::Response<ureq::Body>) -> String {
    let status = response.status();
    let text = response.body_mut().read_to_string().unwrap();
    assert!(status.is_success(), "{path} answered {status}: {text}");
    text
}
