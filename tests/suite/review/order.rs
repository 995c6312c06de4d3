//! Where things stand is no difference: in which file, in which order, how often it is asked.

use std::{collections::BTreeMap, path::Path};

use yaml_serde::Value;

use super::reviewed::{changes, diff, project};
use crate::support::{
    program,
    project::{Tree, tree},
};

fn base() -> Tree {
    tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review/base"))
}

/// The same definitions, each top-level thing in a file of its own, as another writer of YAML would have it.
fn split(files: &Tree) -> Tree {
    let mut split = Tree::new();
    for text in files.values() {
        let sections: BTreeMap<String, Value> = yaml_serde::from_slice(text).unwrap();
        for (section, things) in sections {
            let Value::Mapping(things) = things else {
                split.insert(format!("{section}.yaml"), one(&section, things));
                continue;
            };
            for (number, (key, thing)) in things.into_iter().enumerate() {
                let thing = Value::Mapping([(key, thing)].into_iter().collect());
                let path = format!("{section}/{}{number}.yaml", 9 - number);
                split.insert(path, one(&section, thing));
            }
        }
    }
    split
}

fn one(section: &str, things: Value) -> Vec<u8> {
    let file: BTreeMap<&str, Value> = [(section, things)].into();
    yaml_serde::to_string(&file).unwrap().into_bytes()
}

#[test]
fn moved_and_split_files_differ_in_nothing() {
    let base = base();
    let moved: Tree = base.iter().map(|(path, text)| (format!("deep/er/new_{path}"), text.clone())).collect();
    for after in [moved, split(&base)] {
        for (before, after) in [(&base, &after), (&after, &base)] {
            let review = diff(&project(before, after));
            assert_eq!(changes(&review), Vec::<String>::new());
            assert_eq!(review["findings"], serde_json::json!([]));
        }
    }
}

#[test]
fn the_same_is_said_twice_and_whatever_the_order_of_files() {
    let base = base();
    let mut after = base.clone();
    let text = str::from_utf8(&base["climate.yaml"]).unwrap();
    let text = text
        .replace("unit: Cel", "unit: K")
        .replace("      open: { type: boolean }\n", "")
        .replace("max: 60", "max: 50");
    after.insert("climate.yaml".to_owned(), text.into_bytes());
    let together = project(&base, &after);
    let first = program::run(together.path(), &["diff", "./before", ".", "--format", "json"]);
    assert_eq!(first, program::run(together.path(), &["diff", "./before", ".", "--format", "json"]));
    let apart = diff(&project(&split(&base), &split(&after)));
    let together = diff(&together);
    assert_eq!(changes(&apart), changes(&together));
    assert_eq!(apart["costs"], together["costs"]);
    let messages = |review: &serde_json::Value| {
        let mut messages: Vec<String> = review["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["message"].to_string())
            .collect();
        messages.sort();
        messages
    };
    assert_eq!(messages(&apart), messages(&together));
}
