//! What a code quality report of GitLab must be.

use std::{collections::BTreeSet, sync::LazyLock};

use serde_json::{Value, json};

use super::{against, validator};

static VALIDATOR: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| validator("gitlab-code-quality.schema.json"));

/// What is wrong with `report`, which has `findings`.
pub fn problems(report: &str, findings: &[Value]) -> Vec<String> {
    let report: Value = serde_json::from_str(report).unwrap();
    let mut problems = against(&VALIDATOR, &report);
    let issues = report.as_array().unwrap();
    let unique: BTreeSet<&str> = issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    if unique.len() != issues.len() {
        problems.push(format!("{} fingerprints of {} issues", unique.len(), issues.len()));
    }
    let said: Vec<Value> = issues.iter().map(said).collect();
    let expected: Vec<Value> = findings.iter().map(expected).collect();
    if said != expected {
        problems.push(format!("it says {said:?}, the JSON {expected:?}"));
    }
    problems
}

/// The fingerprints of all issues.
pub fn fingerprints(report: &str) -> Vec<String> {
    let report: Value = serde_json::from_str(report).unwrap();
    let issues = report.as_array().unwrap().iter();
    issues.map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect()
}

fn said(issue: &Value) -> Value {
    let location = &issue["location"];
    json!([issue["check_name"], issue["severity"], location["path"], location["lines"]["begin"]])
}

fn expected(finding: &Value) -> Value {
    let severity = match finding["severity"].as_str().unwrap() {
        "error" => "major",
        "warning" => "minor",
        _ => "info",
    };
    let location = &finding["location"];
    let file = location["file"].as_str().unwrap_or("fluxform.yaml");
    let line = location["line"].as_u64().unwrap_or(0).max(1);
    json!([finding["code"], severity, file, line])
}
