//! What a JUnit report must be.

use std::{collections::BTreeSet, sync::LazyLock};

use serde_json::Value;
use uppsala::{Document, NodeId, XsdValidator, parse};

use super::schema;

static VALIDATOR: LazyLock<XsdValidator> =
    LazyLock::new(|| XsdValidator::from_schema(&parse(&schema("junit-10.xsd")).unwrap()).unwrap());

/// What is wrong with `report`, which has `findings`.
pub fn problems(report: &str, findings: &[Value]) -> Vec<String> {
    let document = match parse(report) {
        Ok(document) => document,
        Err(error) => return vec![error.to_string()],
    };
    let mut problems: Vec<String> = VALIDATOR.validate(&document).iter().map(ToString::to_string).collect();
    problems.extend(counted(&document, findings));
    let names = names(report);
    let unique: BTreeSet<&String> = names.iter().collect();
    if unique.len() != names.len() {
        problems.push(format!("names of tests are there twice: {names:?}"));
    }
    for (test, finding) in elements(&document, "testcase").into_iter().zip(findings) {
        problems.extend(differences(&document, test, finding));
    }
    problems
}

/// The classes and names of all tests.
pub fn names(report: &str) -> Vec<String> {
    let document = parse(report).unwrap();
    let tests = elements(&document, "testcase").into_iter();
    tests
        .map(|test| {
            format!("{} {}", attribute(&document, test, "classname"), attribute(&document, test, "name"))
        })
        .collect()
}

/// Where counts are not those of the elements, or the elements not those of the findings.
fn counted(document: &Document<'_>, findings: &[Value]) -> Vec<String> {
    let errors = findings.iter().filter(|finding| finding["severity"] == "error").count();
    let real = [
        ("tests", elements(document, "testcase").len(), findings.len().max(1)),
        ("failures", elements(document, "failure").len(), errors),
        ("errors", elements(document, "error").len(), 0),
    ];
    let mut problems = Vec::new();
    for (what, real, expected) in real {
        for element in ["testsuites", "testsuite"] {
            let [element] = elements(document, element)[..] else {
                problems.push(format!("there is not one {element}"));
                continue;
            };
            let said = attribute(document, element, what);
            if said != expected.to_string() || real != expected {
                problems.push(format!("{what} is {said}, there are {real}, and should be {expected}"));
            }
        }
    }
    problems
}

/// Where a test and its finding say different things.
fn differences(document: &Document<'_>, test: NodeId, finding: &Value) -> Vec<String> {
    let name = attribute(document, test, "name");
    let class = attribute(document, test, "classname");
    let file = finding["location"]["file"].as_str().unwrap_or("fluxform check");
    let is_error = finding["severity"] == "error";
    let outcome = if is_error { "failure" } else { "system-out" };
    let inside: Vec<NodeId> =
        document.children(test).into_iter().filter(|child| document.element(*child).is_some()).collect();
    let mut problems = Vec::new();
    if !name.starts_with(finding["code"].as_str().unwrap()) || class != file {
        problems.push(format!("the test `{class}` `{name}` is of {finding}"));
    }
    let [inside] = inside[..] else {
        problems.push(format!("`{name}` does not hold one element"));
        return problems;
    };
    if document.element(inside).unwrap().name.local_name != outcome {
        problems.push(format!("`{name}` does not hold a {outcome}"));
    }
    problems
}

fn elements(document: &Document<'_>, name: &str) -> Vec<NodeId> {
    document.get_elements_by_tag_name(name)
}

fn attribute(document: &Document<'_>, element: NodeId, name: &str) -> String {
    document.get_attribute(element, name).unwrap_or_default().to_owned()
}
