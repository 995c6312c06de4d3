//! Something in a JSON Schema that is not understood, or that a target cannot say.

use super::super::Problem;

/// What is not understood, and where it stands in the schema.
#[derive(Debug)]
pub struct Flaw {
    /// The code that it is reported under.
    pub code: &'static str,
    pub keys: Vec<String>,
    pub message: String,
    pub help: String,
}

impl Flaw {
    /// The problem of the field `key`, from the measurement on.
    pub fn problem(self, key: &str) -> Problem {
        let message = format!("the JSON of `{key}`: {}", self.message);
        Problem::new(self.code, self.keys, message, self.help).within(["fields", key, "schema"])
    }
}
