//! A path and query of the API, percent-encoded by construction.
//!
//! Only the unreserved characters of RFC 3986 stay as they are, so no name, whatever it holds, can
//! end a component and begin another.

use std::fmt;

/// Which resource a request is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Route {
    path: String,
    query: String,
}

impl Route {
    /// `/` and the one segment: what is not part of the API proper, such as `/health`.
    pub(super) fn top(segment: &str) -> Self {
        Self { path: format!("/{}", encode(segment)), query: String::new() }
    }

    /// `/api/v2` and a segment each.
    pub(super) fn api(segments: &[&str]) -> Self {
        let encoded = segments.iter().map(|segment| format!("/{}", encode(segment)));
        Self { path: format!("/api/v2{}", encoded.collect::<String>()), query: String::new() }
    }

    /// The route with one more parameter.
    pub(super) fn with(mut self, key: &'static str, value: &str) -> Self {
        self.query.push(if self.query.is_empty() { '?' } else { '&' });
        self.query.push_str(&format!("{key}={}", encode(value)));
        self
    }

    /// The path alone: what messages show.
    pub(super) fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.path, self.query)
    }
}

pub(super) fn encode(text: &str) -> String {
    let keeps = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if keeps(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leaves_its_component() {
        let route = Route::api(&["buckets", "a/b"]).with("name", "é?&=#% +").with("orgID", "");
        assert_eq!(route.to_string(), "/api/v2/buckets/a%2Fb?name=%C3%A9%3F%26%3D%23%25%20%2B&orgID=");
        assert_eq!(route.path(), "/api/v2/buckets/a%2Fb");
    }
}
