//! A review of two sets of definitions, by the built program.

use serde_json::Value;

use crate::support::{
    program,
    project::{Project, Tree, write_tree},
};

/// A project in `schemas`, and in `before/schemas` the same project as it was.
pub fn project(before: &Tree, after: &Tree) -> Project {
    let project = Project::new();
    let file = ("fluxform.yaml".to_owned(), b"version: 1\norganization: home\n".to_vec());
    for (folder, tree) in [("schemas/", after), ("before/schemas/", before)] {
        let root = folder.strip_suffix("schemas/").unwrap();
        let mut files: Tree =
            tree.iter().map(|(path, text)| (format!("{folder}{path}"), text.clone())).collect();
        files.insert(format!("{root}{}", file.0), file.1.clone());
        write_tree(project.path(), &files);
    }
    project
}

/// What `fluxform diff` says of the project, as JSON.
pub fn diff(project: &Project) -> Value {
    let ran = program::run(project.path(), &["diff", "./before", ".", "--format", "json"]);
    assert!(ran.exit < 2, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).unwrap()
}

/// The findings, a line each: code, severity, place, whom it breaks, what it says.
pub fn findings(review: &Value) -> Vec<String> {
    let line = |finding: &Value| {
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        let at = &finding["location"];
        let place = match at["line"].as_u64() {
            None => "-".to_owned(),
            Some(line) => format!("{}:{line}:{}", at["file"].as_str().unwrap(), at["column"]),
        };
        let breaks: Vec<&str> =
            finding["breaks"].as_array().unwrap().iter().map(|grade| grade.as_str().unwrap()).collect();
        format!("{} {} {place} {}: {}", text("code"), text("severity"), breaks.join(","), text("message"))
    };
    review["findings"].as_array().unwrap().iter().map(line).collect()
}

/// The differences, a line each.
pub fn changes(review: &Value) -> Vec<String> {
    let line = |row: &Value| {
        let text = |key: &str| row[key].as_str().unwrap_or("-").to_owned();
        let breaks: Vec<&str> =
            row["breaks"].as_array().unwrap().iter().map(|grade| grade.as_str().unwrap()).collect();
        format!("{}: {} [{}] {}", text("subject"), text("change"), breaks.join(","), text("rule"))
    };
    review["changes"].as_array().unwrap().iter().map(line).collect()
}
