//! `fluxform schema` against what definitions are: an editor that goes by it agrees with `check`.
//!
//! The YAML is read by another library, as an editor would read it.

use std::{collections::BTreeMap, path::Path};

use jsonschema::Validator;
use serde_json::Value;

use crate::support::{
    program,
    project::{Project, tree},
};

/// The JSON Schema that the program prints.
fn printed(arguments: &[&str]) -> Value {
    let ran = program::run(Project::new().path(), arguments);
    assert_eq!((ran.exit, ran.stderr.as_str()), (0, ""));
    serde_json::from_str(&ran.stdout).unwrap()
}

fn of_definitions() -> Validator {
    jsonschema::validator_for(&printed(&["schema"])).unwrap()
}

fn of_projects() -> Validator {
    jsonschema::validator_for(&printed(&["schema", "--project"])).unwrap()
}

/// What an editor sees; nothing where its library does not read the file. An empty file has no
/// root that could be wrong.
fn parse(text: &str) -> Option<Value> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut value: yaml_serde::Value = yaml_serde::from_str(text).ok()?;
    value.apply_merge().ok()?;
    let value = serde_json::to_value(value).ok()?;
    (!value.is_null()).then_some(value)
}

/// All YAML files of the repository below `folder`, by path.
fn files(folder: &str) -> BTreeMap<String, String> {
    let files = tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).into_iter();
    let extension = |path: &str| path.rsplit_once('.').map(|(_, extension)| extension.to_owned());
    let yaml =
        files.filter(|(path, _)| extension(path).is_some_and(|found| found == "yaml" || found == "yml"));
    yaml.map(|(path, content)| (format!("{folder}/{path}"), String::from_utf8(content).unwrap())).collect()
}

/// Whether the reader finds nothing structural in a file of its own.
fn reads(path: &str, text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
    let loaded =
        fluxform::definition::load(vec![fluxform::definition::SourceFile { path: path.to_owned(), text }]);
    // A shared field may be in another file; the JSON Schema knows of no other file.
    loaded.diagnostics.iter().all(|diagnostic| diagnostic.code.as_str() == "YA008")
}

#[test]
fn both_are_json_schemas() {
    for schema in [printed(&["schema"]), printed(&["schema", "--project"])] {
        jsonschema::meta::validate(&schema).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}

#[test]
fn an_editor_and_the_reader_agree_on_every_definition_of_the_repository() {
    let validator = of_definitions();
    let mut all = files("schemas");
    all.extend(files("tests/suite/generate"));
    all.extend(files("tests/cases").into_iter().filter(|(path, _)| path.contains("/project/schemas")));
    all.extend(files("src/cli/starter").into_iter().filter(|(path, _)| path.ends_with("home.yaml")));
    let mut held = 0;
    let mut disagreements = Vec::new();
    for (path, text) in &all {
        let Some(value) = parse(text) else { continue };
        let flaw = validator.iter_errors(&value).next().map(|error| error.to_string());
        if reads(path, text) != flaw.is_none() && !may_differ(path) {
            disagreements
                .push(format!("{path}: {}", flaw.as_deref().unwrap_or("only the reader finds something")));
        }
        held += 1;
    }
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
    assert!(held > 100, "only {held} files were held against the schema");
}

/// Files in which they may differ, and why.
const DIFFER: [(&str, &str); 8] = [
    ("check/ms101-no-fields/", "the reader leaves it to a rule, which says it better"),
    ("check/qu103-window-invalid/", "the same"),
    ("check/qu104-query-kind/", "the same"),
    ("check/retired-names/", "the same"),
    (
        "check/read-bounds/project/schemas/g.yaml",
        "JSON has no infinity: the editor's library makes null of it",
    ),
    ("check/read-unquoted-tag-values/", "the same"),
    ("check/read-duration-too-long/", "a pattern does not count"),
    ("check/read-yaml-tags/", "the editor's library does not know the tag `!`"),
];

fn may_differ(path: &str) -> bool {
    DIFFER.iter().any(|(part, _)| path.contains(part))
}

#[test]
fn every_project_file_of_the_repository_is_valid_or_refused_by_both() {
    let validator = of_projects();
    let mut all = files("tests/cases");
    all.extend(files("src/cli/starter"));
    all.retain(|path, _| path.ends_with("/fluxform.yaml"));
    all.insert("fluxform.yaml".into(), include_str!("../../fluxform.yaml").into());
    let rules: Vec<&str> = fluxform::lint::RULES.iter().map(|rule| rule.code.as_str()).collect();
    for (path, text) in &all {
        let Some(value) = parse(text) else { continue };
        // Which rules there are is no part of the language.
        if path.contains("unknown-rule") || path.contains("levels-of-reading") {
            continue;
        }
        let file = fluxform::definition::SourceFile {
            path: path.clone(),
            text: text.trim_start_matches('\u{feff}').to_owned(),
        };
        let reads = fluxform::definition::load_project(&file, &rules).is_ok();
        assert_eq!(validator.is_valid(&value), reads, "{path}");
    }
}

#[test]
fn a_new_project_checks_generates_and_is_not_started_twice() {
    let project = Project::new();
    let run = |arguments: &[&str]| {
        let ran = program::run(project.path(), arguments);
        (ran.exit, ran.stdout, ran.stderr.replace(project.path().to_str().unwrap(), "PROJECT"))
    };
    let wrote = "wrote fluxform.yaml\nwrote schemas/home.yaml\nnext: fluxform check, then fluxform plan\n";
    assert_eq!(run(&["init"]), (0, String::new(), wrote.to_owned()));
    let checked = "checked 1 measurement, 1 bucket, 1 query, 0 tables in 1 file: 0 errors, 0 warnings\n";
    assert_eq!(run(&["check"]), (0, String::new(), checked.to_owned()));
    assert_eq!(run(&["generate"]).0, 0);
    let current = "everything generated is up to date\n";
    assert_eq!(run(&["generate", "--check"]), (0, String::new(), current.to_owned()));
    let before = tree(project.path());
    let refused = "error: fluxform.yaml is there already\n  nothing was written; `init` never overwrites\n";
    assert_eq!(run(&["init"]), (2, String::new(), refused.to_owned()));
    assert_eq!(tree(project.path()), before);
}
