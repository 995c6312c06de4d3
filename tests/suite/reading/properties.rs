//! Laws of the reader: no text whatever makes it panic, and what it read it reads again.

use std::{fs, path::Path};

use fluxform::{
    definition::{Loaded, SourceFile, load},
    model::Schema,
};
use proptest::{prelude::*, sample::Index};

use crate::support::project::tree;

fn read(text: &str) -> Loaded {
    load(vec![SourceFile { path: "a.yaml".to_owned(), text: text.to_owned() }])
}

/// Reads and shows all places, as `check` does.
fn read_wholly(text: &str) {
    let loaded = read(text);
    let findings = loaded.sources.locate(loaded.diagnostics);
    fluxform::diagnostic::render::text(&findings, true);
    fluxform::diagnostic::render::github(&findings);
    fluxform::diagnostic::render::json(&findings).unwrap();
}

/// A valid definition with some of everything.
fn valid() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/generate/odd.yaml")).unwrap()
}

/// Pieces that mean something to YAML, or to definitions.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "buckets:",
        "tags",
        "measurements:\n",
        "  ",
        "\n",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "<<: ",
        "?",
        "|\n",
        ">-\n",
        "\"",
        "'",
        "#",
        "!!str ",
        "!x ",
        "---\n",
        "...",
        "\t",
        "\r\n",
        "~",
        "1e999",
        "\u{feff}",
        "é",
        "🙂",
        "retention",
        "90d",
        "use",
        "fields",
        "type: float",
        "\\",
        "%YAML 1.2\n",
        ",",
        "\0",
        "\u{85}",
        "\u{2028}",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,300}") {
        read_wholly(&text);
    }

    #[test]
    fn no_yaml_makes_the_reader_panic(text in pieces()) {
        read_wholly(&text);
    }

    #[test]
    fn no_change_of_a_valid_definition_makes_the_reader_panic(at in any::<Index>(), cut in 0_usize..20, put in pieces()) {
        let mut characters: Vec<char> = valid().chars().collect();
        let start = at.index(characters.len());
        let end = (start + cut).min(characters.len());
        characters.splice(start..end, put.chars());
        read_wholly(&characters.into_iter().collect::<String>());
    }
}

#[test]
fn a_schema_is_the_same_after_a_way_through_json() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = vec![valid()];
    for (path, content) in tree(&root.join("tests/cases")).into_iter().chain(tree(&root.join("schemas"))) {
        if path.ends_with("yaml") {
            texts.push(String::from_utf8(content).unwrap());
        }
    }
    let schemas = texts.iter().map(|text| read(text)).filter(|loaded| loaded.diagnostics.is_empty());
    for schema in schemas.map(|loaded| loaded.schema) {
        let json = serde_json::to_string(&schema).unwrap();
        let again: Schema = serde_json::from_str(&json).unwrap();
        assert_eq!(again, schema);
        // JSON is YAML.
        let read_again = read(&json);
        assert_eq!((read_again.diagnostics, read_again.schema), (Vec::new(), schema));
    }
}
