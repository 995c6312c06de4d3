//! What a SARIF log must be.

use std::{collections::BTreeSet, sync::LazyLock};

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::{against, validator};

static VALIDATOR: LazyLock<jsonschema::Validator> = LazyLock::new(|| validator("sarif-schema-2.1.0.json"));

/// What is wrong with `report`, which has `findings`.
pub fn problems(report: &str, findings: &[Value]) -> Vec<String> {
    let log: Value = serde_json::from_str(report).unwrap();
    let mut problems = against(&VALIDATOR, &log);
    let run = &log["runs"][0];
    let rules: Vec<&str> = texts(&run["tool"]["driver"]["rules"], "id");
    let expected: BTreeSet<&str> = findings.iter().map(|finding| finding["code"].as_str().unwrap()).collect();
    if !rules.iter().copied().eq(expected.iter().copied()) {
        problems.push(format!("the rules are {rules:?}, those that occur are {expected:?}"));
    }
    let results = run["results"].as_array().unwrap();
    if results.len() != findings.len() {
        problems.push(format!("{} results of {} findings", results.len(), findings.len()));
    }
    for (result, finding) in results.iter().zip(findings) {
        problems.extend(differences(result, finding, &rules));
    }
    problems
}

/// The fingerprints of all results.
pub fn fingerprints(report: &str) -> Vec<String> {
    let log: Value = serde_json::from_str(report).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap().iter();
    results.map(|result| result["partialFingerprints"]["fluxform/v1"].as_str().unwrap().to_owned()).collect()
}

fn texts<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap()).collect()
}

/// Where a result and its finding say different things.
fn differences(result: &Value, finding: &Value, rules: &[&str]) -> Vec<String> {
    let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    let physical = &result["locations"][0]["physicalLocation"];
    let said = [
        ("ruleId", result["ruleId"].clone(), finding["code"].clone()),
        ("ruleIndex", json!(rules[rule]), finding["code"].clone()),
        ("level", result["level"].clone(), finding["severity"].clone()),
        ("location", place(physical), place_of(&finding["location"])),
        (
            "path",
            result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].clone(),
            finding["path"].clone(),
        ),
    ];
    let differing = said.into_iter().filter(|(_, result, finding)| result != finding);
    differing.map(|(what, result, finding)| format!("{what} is {result}, not {finding}")).collect()
}

/// File and region of a location of SARIF.
fn place(physical: &Value) -> Value {
    let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
    let file = percent_decode_str(uri).decode_utf8().unwrap();
    let region =
        ["startLine", "startColumn", "endLine", "endColumn"].map(|key| physical["region"][key].clone());
    json!([file, region])
}

/// The same of a location of the JSON; a file as a whole has no region.
fn place_of(location: &Value) -> Value {
    if location.is_null() {
        return json!(["fluxform.yaml", [null, null, null, null]]);
    }
    let keys = ["line", "column", "end_line", "end_column"];
    let region = keys.map(|key| if location["line"] == 0 { Value::Null } else { location[key].clone() });
    json!([location["file"], region])
}
