//! What `generate` makes, held against the programs that it is made for: rustfmt, Clippy, rustc, a
//! real InfluxDB, its CLI, and SQLite.

mod caller;
mod flux;
mod points;
mod points_of_all;
mod python;
mod queries;
mod round_trip;
mod rows;
mod rust;
mod setup;
mod shapes;
mod templates;
mod values;
mod write;

use std::{collections::BTreeMap, fs, path::Path};

use fluxform::{
    definition::{self, SourceFile},
    generate::{File, Options, Target, Templates, generate},
    model::Schema,
    workspace,
};

/// Definitions whose names and texts are as odd as names and texts can be.
fn odd() -> Schema {
    schema(&[("odd.yaml", include_str!("odd.yaml"))])
}

/// The definitions of the example project.
pub fn example() -> Schema {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = workspace::read_definitions(root, "schemas", &["schemas/baseline.yaml"]);
    let texts: Vec<_> = files.into_iter().map(|file| (file.path, file.text.unwrap())).collect();
    let texts: Vec<_> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    schema(&texts)
}

fn schema(files: &[(&str, &str)]) -> Schema {
    let source = |(path, text): &(&str, &str)| SourceFile { path: (*path).into(), text: (*text).into() };
    let loaded = definition::load(files.iter().map(source).collect());
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    loaded.schema
}

fn files(target: Target<'_>, schema: &Schema) -> Vec<File> {
    let options = Options { crate_name: "made".to_owned(), organization: None };
    generate(target, schema, None, &options, &Templates::new(BTreeMap::new()).unwrap()).unwrap()
}

/// The scripts of queries: tasks have a folder of their own.
fn query_files(schema: &Schema) -> Vec<File> {
    let mut found = files(Target::Flux, schema);
    found.retain(|file| !file.path.starts_with("tasks/"));
    found
}

fn contents(files: &[File], path: &str) -> String {
    files.iter().find(|file| file.path == path).unwrap().contents.clone()
}

/// Puts files into a folder as they are.
fn put(folder: &Path, files: &[File]) {
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.contents).unwrap();
    }
}
