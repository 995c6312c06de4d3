//! Buckets that arguments name.

use crate::{cli::Failure, diagnostic::closest, model::Schema};

/// The key of the bucket that is called so, in the definitions or on the server.
pub fn key_of<'s>(schema: &'s Schema, name: &str) -> Result<&'s str, Failure> {
    schema.bucket_key(name).ok_or_else(|| unknown(name, schema.buckets.keys().map(String::as_str)))
}

/// No bucket is called `name`; these are known.
pub fn unknown<'k>(name: &str, known: impl Iterator<Item = &'k str> + Clone) -> Failure {
    let failure = Failure::new(format!("no bucket is called `{name}`"));
    match closest(name, known.clone()) {
        Some(meant) => failure.detail(format!("did you mean `{meant}`?")),
        None => failure.detail(format!("the definitions have {}", known.collect::<Vec<_>>().join(", "))),
    }
}
