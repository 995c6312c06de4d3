//! Findings as SARIF 2.1.0, the format that code scanning and editors read.

mod log;
mod places;
mod results;
mod rules;

use crate::{
    diagnostic::{Finding, RuleAbout, Severity},
    words::printable,
};

use log::{Base, Driver, Log, Run, Text, ToolInfo};

/// What a log says of the program that made it.
#[derive(Debug, Clone, Copy)]
pub struct Tool<'a> {
    pub version: &'a str,
    /// Where the program is found, as a URL.
    pub repository: Option<&'a str>,
    /// What is known of rules; only those are written that found something.
    pub rules: &'a [RuleAbout<'a>],
    /// Where a finding about the project as a whole is shown: consumers drop what has no place.
    pub project_file: &'a str,
}

/// The schema that a log names: that of the standard with its first errata.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The folder that file names are relative to, by the name that GitHub gives to the root of a repository.
const ROOT: &str = "%SRCROOT%";

/// The whole log, indented, with a newline at its end.
///
/// # Errors
/// None in practice: every part of a finding has a JSON form.
pub fn sarif(findings: &[Finding], tool: &Tool<'_>) -> Result<String, serde_json::Error> {
    let rules = rules::found(findings, tool.rules);
    let results = results::results(findings, &rules, tool.project_file);
    let driver = Driver {
        name: "fluxform",
        version: tool.version,
        information_uri: tool.repository,
        rules: rules.iter().map(|about| rules::descriptor(about)).collect(),
    };
    let base = Base { description: message("the folder that file names are relative to") };
    let run = Run {
        tool: ToolInfo { driver },
        original_uri_base_ids: [(ROOT, base)].into(),
        column_kind: "unicodeCodePoints",
        results,
    };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    serde_json::to_string_pretty(&log).map(|text| text + "\n")
}

/// A plain text message. Braces are doubled, as one would begin a placeholder otherwise (section 3.11.5),
/// and no link can begin (section 3.11.6): `](` is parted.
fn message(text: &str) -> Text {
    let text = printable(text).replace('{', "{{").replace('}', "}}");
    Text { text: text.replace("](", "] (") }
}

fn level(severity: Severity) -> &'static str {
    severity.as_str()
}
