//! The reports of `check` for other programs: each is valid by its own schema, says what the JSON says,
//! and is the same to the byte in a second run, for the project of every case there is.
//!
//! The schemas are in tests/formats, with a note of where they come from.

mod gitlab;
mod junit;
mod of_change;
mod sarif;

use std::{
    fs,
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use serde_json::Value;

use crate::support::{program, project::Project};

/// Checks a report of one format against the findings as JSON; the problems, or none.
type Check = fn(report: &str, findings: &[Value]) -> Vec<String>;

const FORMATS: [(&str, Check); 3] =
    [("sarif", sarif::problems), ("junit", junit::problems), ("gitlab", gitlab::problems)];

/// A file of tests/formats.
fn schema(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name)).unwrap()
}

/// A validator for a JSON Schema of tests/formats, formats of texts included.
fn validator(name: &str) -> jsonschema::Validator {
    // The pattern of `language` in SARIF's schema has a bracket that only lenient readers take as itself.
    let text = schema(name).replace("{2}]?$", r"{2}\\]?$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// What `validator` finds wrong with a report.
fn against(validator: &jsonschema::Validator, report: &Value) -> Vec<String> {
    validator.iter_errors(report).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// What is wrong with the reports of one project; none where there is no report, as its project file
/// cannot be used.
fn problems_of(project: &Project) -> Option<Vec<String>> {
    let json = program::run(project.path(), &["check", "--format", "json"]);
    if json.exit == 2 {
        return None;
    }
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    let findings = json["findings"].as_array().unwrap();
    let mut problems = Vec::new();
    for (format, check) in FORMATS {
        let run = || program::run(project.path(), &["check", "--format", format]);
        let ran = run();
        if run() != ran {
            problems.push(format!("{format}: a second run gave something else"));
        }
        problems.extend(check(&ran.stdout, findings).iter().map(|problem| format!("{format}: {problem}")));
    }
    Some(problems)
}

/// The folders of all cases of `check`.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/check");
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn every_report_of_every_case_is_valid_and_says_what_the_json_says() {
    let reports: Vec<(PathBuf, Vec<String>)> = cases()
        .into_par_iter()
        .filter_map(|case| {
            let problems = problems_of(&Project::copy_of(&case.join("project")))?;
            Some((case, problems))
        })
        .collect();
    assert!(reports.len() > 150, "only {} cases have a report", reports.len());
    let wrong = reports.iter().filter(|(_, problems)| !problems.is_empty());
    let wrong: Vec<String> =
        wrong.map(|(case, problems)| format!("{}:\n{}", case.display(), problems.join("\n"))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_that_is_no_text_is_shown_as_a_whole() {
    let project = Project::copy_of(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/check/format-sarif-nothing/project"),
    );
    fs::write(project.path().join("schemas/latin.yaml"), b"tags: \xff\n").unwrap();
    let none: Vec<String> = Vec::new();
    assert_eq!(problems_of(&project), Some(none));
    let junit = program::run(project.path(), &["check", "--format", "junit"]).stdout;
    assert_eq!(
        junit::names(&junit),
        ["schemas/latin.yaml YA006 `schemas/latin.yaml` is not UTF-8 text: byte 6 begins no character"]
    );
}

#[test]
fn fingerprints_and_names_survive_moved_lines() {
    let project = Project::copy_of(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/check/format-sarif/project"),
    );
    let identities = || {
        let report = |format| program::run(project.path(), &["check", "--format", format]).stdout;
        (
            sarif::fingerprints(&report("sarif")),
            junit::names(&report("junit")),
            gitlab::fingerprints(&report("gitlab")),
        )
    };
    let before = identities();
    assert_eq!(before.0.len(), 12);
    assert_eq!(before.0, before.2, "SARIF and GitLab have the same fingerprints");
    let file = project.path().join("schemas/küche & 100%.yaml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("# A line more.\n\n{text}")).unwrap();
    assert_eq!(identities(), before);
}
