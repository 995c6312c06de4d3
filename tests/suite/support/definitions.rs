//! Definitions written in a test.

use std::path::Path;

use fluxform::{
    definition::{SourceFile, load},
    model::Schema,
    workspace,
};

/// The schema of the project in a folder, in which nothing is wrong.
pub fn of_project(root: &Path) -> Schema {
    let files = workspace::read_definitions(root, "schemas", &["schemas/baseline.yaml"]);
    let files = files.into_iter().map(|file| SourceFile { path: file.path, text: file.text.unwrap() });
    let loaded = load(files.collect());
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    loaded.schema
}

/// The schema of one file, in which nothing is wrong.
pub fn schema(text: &str) -> Schema {
    let loaded = load(vec![SourceFile { path: "home.yaml".to_owned(), text: text.to_owned() }]);
    assert_eq!(loaded.diagnostics, []);
    loaded.schema
}
