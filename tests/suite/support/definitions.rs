//! Definitions written in a test.

use fluxform::{
    definition::{SourceFile, load},
    model::Schema,
};

/// The schema of one file, in which nothing is wrong.
pub fn schema(text: &str) -> Schema {
    let loaded = load(vec![SourceFile { path: "home.yaml".to_owned(), text: text.to_owned() }]);
    assert_eq!(loaded.diagnostics, []);
    loaded.schema
}
