//! Findings that no case has: about a change, with whom it breaks and ways to resolve it, about a file as
//! a whole, about the project, and the same one twice. `tests/formats/findings/` has each format's report;
//! `BLESS=1` writes them.

use std::{env, fs, path::Path};

use fluxform::diagnostic::{
    Code, Finding, FoundFix, FoundRelated, Grade, Location, RuleAbout, Severity, TextEdit,
    render::{self, Tool},
};
use serde_json::Value;

use super::{gitlab, junit, sarif};
use crate::cases::difference;

const PAGES: [(&str, &str); 2] = [
    (
        "destructive changes",
        "# DS101: a field is gone\n\n`field-gone` · error\n\nIts points stay, but nothing\nreads [them](x) {any} more.\n",
    ),
    ("names", "# NM999: an odd name\n\n`odd-name` · warning\n"),
];

fn at(file: &str, from: (usize, usize), to: (usize, usize)) -> Location {
    let source = "  climate: { fields: { temperature: { type: float } } }".to_owned();
    Location { file: file.to_owned(), line: from.0, column: from.1, end_line: to.0, end_column: to.1, source }
}

fn finding(code: &'static str, severity: Severity, message: &str, location: Option<Location>) -> Finding {
    Finding {
        code: Code::new(code),
        severity,
        message: message.to_owned(),
        path: None,
        location,
        label: None,
        notes: Vec::new(),
        help: None,
        related: Vec::new(),
        breaks: Vec::new(),
        fixes: Vec::new(),
    }
}

fn findings() -> Vec<Finding> {
    let file = "schemas/<küche>.yaml";
    let edit = |file, from, to, text: &str| TextEdit { location: at(file, from, to), text: text.to_owned() };
    let rename = FoundFix {
        title: "state the rename {0}".to_owned(),
        safe: true,
        edits: vec![
            edit("schemas/a b.yaml", (7, 1), (8, 1), ""),
            edit(file, (3, 25), (3, 25), "renamed_from: [temp], "),
            edit(file, (3, 42), (3, 47), "integer"),
        ],
    };
    let gone = Finding {
        path: Some("measurements.climate.fields.temp".to_owned()),
        label: Some("was here".to_owned()),
        notes: vec!["its points stay\nin 12 shard groups".to_owned()],
        help: Some("say `retired: [{ field: temp }]`".to_owned()),
        related: vec![
            FoundRelated {
                message: "the [query](1)".to_owned(),
                location: Some(at("schemas/a b.yaml", (7, 3), (8, 4))),
            },
            FoundRelated { message: "nowhere".to_owned(), location: None },
        ],
        breaks: vec![Grade::Write, Grade::Query, Grade::Code],
        fixes: vec![rename],
        ..finding("DS101", Severity::Error, "field `temp` is gone", Some(at(file, (3, 24), (3, 35))))
    };
    let odd = |location| finding("NM999", Severity::Warning, "an \u{1b}[1modd\nname \u{ffff}", location);
    vec![
        gone,
        finding(
            "NM999",
            Severity::Note,
            "a file as a whole",
            Some(Location { file: file.to_owned(), ..Location::default() }),
        ),
        odd(None),
        odd(None),
        odd(Some(at(file, (4, 9), (4, 9)))),
        odd(Some(at(file, (4, 9), (6, 2)))),
    ]
}

fn log(findings: &[Finding]) -> String {
    let rules: Vec<_> =
        PAGES.iter().map(|(family, page)| RuleAbout::of_page(page, family).unwrap()).collect();
    let tool = Tool {
        version: "1.2.3",
        repository: Some("https://example.org/fluxform"),
        rules: &rules,
        project_file: "fluxform.yaml",
    };
    render::sarif(findings, &tool).unwrap()
}

#[test]
fn every_format_says_whom_a_change_breaks_and_what_resolves_it() {
    let findings = findings();
    let reports = [
        ("text", render::text(&findings, false)),
        ("github", render::github(&findings)),
        ("json", render::json(&findings).unwrap()),
        ("sarif", log(&findings)),
        ("junit", render::junit(&findings).unwrap()),
        ("gitlab", render::gitlab(&findings, "fluxform.yaml").unwrap()),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/findings");
    let mut differences = String::new();
    for (format, report) in &reports {
        if env::var("BLESS").is_ok_and(|value| value == "1") {
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(format), report).unwrap();
        }
        let expected = fs::read_to_string(folder.join(format)).unwrap_or_default();
        differences += &difference::text(format, &expected, report);
    }
    assert!(differences.is_empty(), "{differences}\nBLESS=1 accepts this");
}

#[test]
fn every_file_of_a_finding_lies_below_the_folder() {
    let mut findings = findings();
    let before = render::json(&findings).unwrap();
    for finding in &mut findings {
        finding.put_below("services/climate");
    }
    let expected = before.replace("\"file\": \"", "\"file\": \"services/climate/");
    assert_eq!(render::json(&findings).unwrap(), expected);
    assert_eq!(before.matches("\"file\"").count(), 8);
}

#[test]
fn they_are_valid_and_say_what_the_json_says() {
    let findings = findings();
    let json: Value = serde_json::from_str(&render::json(&findings).unwrap()).unwrap();
    let json = json["findings"].as_array().unwrap();
    let none: [&str; 0] = [];
    assert_eq!(sarif::problems(&log(&findings), json), none);
    assert_eq!(junit::problems(&render::junit(&findings).unwrap(), json), none);
    assert_eq!(gitlab::problems(&render::gitlab(&findings, "fluxform.yaml").unwrap(), json), none);
}

#[test]
fn what_is_wrong_is_seen() {
    let findings = findings();
    let json: Value = serde_json::from_str(&render::json(&findings).unwrap()).unwrap();
    let json = json["findings"].as_array().unwrap();
    let sarif = |from: &str, to: &str| sarif::problems(&log(&findings).replacen(from, to, 1), json).len();
    assert_eq!(sarif("\"level\": \"error\"", "\"level\": \"grave\""), 1, "a level that SARIF has not");
    assert_eq!(sarif("\"uri\": \"schemas/", "\"uri\": \"schemas /"), 2, "no URI, and not that of the file");
    assert_eq!(sarif("\"startColumn\": 24", "\"startColumn\": 0"), 2, "no column, and not that of the file");
    let junit = |from: &str, to: &str| {
        junit::problems(&render::junit(&findings).unwrap().replacen(from, to, 1), json).len()
    };
    assert_eq!(junit("testcase name=", "testcase nam="), 3, "an attribute too many, one missing, no name");
    assert_eq!(junit("failures=\"1\"", "failures=\"2\""), 1, "a count that is not that of the elements");
    assert_eq!(junit("<failure", "<skipped"), 1, "an element that does not end");
    let gitlab = |from: &str, to: &str| {
        let report = render::gitlab(&findings, "fluxform.yaml").unwrap();
        gitlab::problems(&report.replacen(from, to, 1), json).len()
    };
    assert_eq!(
        gitlab("\"major\"", "\"grave\""),
        2,
        "a severity that GitLab has not, and not that of the error"
    );
    assert_eq!(gitlab("\"begin\": 3", "\"begin\": 0"), 2, "no line, and not that of the finding");
}
