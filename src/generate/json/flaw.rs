//! Something in a JSON Schema that is not understood.

use super::super::{Problem, codes};

/// What is not understood, and where it stands in the schema.
#[derive(Debug)]
pub(super) struct Flaw {
    pub keys: Vec<String>,
    pub message: String,
    pub help: String,
}

impl Flaw {
    /// The problem of the field `key`, from the measurement on.
    pub fn problem(self, key: &str) -> Problem {
        let path = ["fields", key, "schema"].map(str::to_owned).into_iter().chain(self.keys);
        let message = format!("the JSON of `{key}`: {}", self.message);
        Problem::new(codes::JSON_WITHOUT_TYPE, path, message, self.help)
    }
}
