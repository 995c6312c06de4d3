//! docs/queries.md: its definitions are without a finding, and its Flux is what becomes of them.

use std::{fs, path::Path};

use fluxform::{
    definition::{self, SourceFile},
    flux::compile,
    lint::{Levels, lint},
};

/// The fenced blocks of the page, with their languages.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let fenced = page.split("\n```").skip(1).step_by(2);
    fenced.map(|block| block.split_once('\n').unwrap()).collect()
}

#[test]
fn what_the_page_shows_is_so() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/queries.md")).unwrap();
    let blocks = blocks(&page);
    let yaml = blocks.iter().filter(|(language, _)| *language == "yaml");
    let sources: Vec<_> = yaml
        .enumerate()
        .map(|(number, (_, text))| SourceFile { path: format!("{number}.yaml"), text: format!("{text}\n") })
        .collect();
    let loaded = definition::load(sources);
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    let found = lint(&loaded.schema, None, &Levels::default(), "2026-01-01".parse().unwrap()).findings;
    assert!(found.is_empty(), "{found:#?}");
    let mut compiled = 0;
    for pair in blocks.windows(2) {
        let [("yaml", definitions), ("flux", expected)] = pair else { continue };
        let name = definitions.lines().nth(1).unwrap().trim().trim_end_matches(':');
        let script = compile(&loaded.schema, name, &loaded.schema.queries[name]).unwrap();
        assert_eq!(script.to_string().trim_end(), *expected, "{name}");
        compiled += 1;
    }
    assert_eq!(compiled, 4);
}
