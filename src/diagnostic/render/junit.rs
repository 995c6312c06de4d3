//! Findings as a JUnit report: what every CI system shows as tests.
//!
//! An error is a test that failed, called by its code and the thing it is about, in a class called by its
//! file. A warning or note is a test that passed and printed something. Whoever reads the report tells
//! tests apart by class and name, and drops one that is there twice: equal names are numbered.

use std::{
    collections::{HashMap, HashSet},
    io,
};

use quick_xml::{
    Writer,
    escape::partial_escape,
    events::{BytesDecl, BytesText, Event},
};

use super::message::whole;
use crate::{
    diagnostic::{Finding, Severity},
    words::{on_one_line, printable},
};

/// The name of the suite, and of the class of what belongs to no file.
const SUITE: &str = "fluxform check";

/// A test of the report.
struct Test<'a> {
    class: String,
    name: String,
    finding: &'a Finding,
}

/// The whole report, indented, with a newline at its end. It says nothing of times and machines: the same
/// findings give the same bytes.
///
/// # Errors
/// None in practice: it is written into memory.
pub fn junit(findings: &[Finding]) -> io::Result<String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let tests = findings.len().max(1).to_string();
    let failures = findings.iter().filter(|finding| is_failure(finding)).count().to_string();
    let counts = [("name", SUITE), ("tests", &tests), ("failures", &failures), ("errors", "0")];
    let suites = writer.create_element("testsuites").with_attributes(counts);
    suites.write_inner_content(|writer| {
        let suite = writer.create_element("testsuite").with_attributes(counts);
        suite.write_inner_content(|writer| write_tests(writer, findings))?;
        Ok(())
    })?;
    let text = String::from_utf8(writer.into_inner()).map_err(io::Error::other)?;
    Ok(text + "\n")
}

fn write_tests(writer: &mut Writer<Vec<u8>>, findings: &[Finding]) -> io::Result<()> {
    if findings.is_empty() {
        let passed = [("name", "nothing was found"), ("classname", SUITE)];
        writer.create_element("testcase").with_attributes(passed).write_empty()?;
    }
    for test in tests(findings) {
        let names = [("name", test.name.as_str()), ("classname", test.class.as_str())];
        let element = writer.create_element("testcase").with_attributes(names);
        element.write_inner_content(|writer| write_finding(writer, test.finding))?;
    }
    Ok(())
}

fn write_finding(writer: &mut Writer<Vec<u8>>, finding: &Finding) -> io::Result<()> {
    let text = fit(&text(finding));
    let content = BytesText::from_escaped(partial_escape(text.as_str()));
    if is_failure(finding) {
        let message = line(&finding.message);
        let attributes = [("message", message.as_str()), ("type", finding.code.as_str())];
        writer.create_element("failure").with_attributes(attributes).write_text_content(content)?;
    } else {
        writer.create_element("system-out").write_text_content(content)?;
    }
    Ok(())
}

/// The findings as tests, each with a name that no other of its class has.
fn tests(findings: &[Finding]) -> Vec<Test<'_>> {
    let mut names = Names::default();
    findings
        .iter()
        .map(|finding| {
            let class = class(finding);
            let name = names.unique(&class, &name(finding));
            Test { class, name, finding }
        })
        .collect()
}

/// The names that were given.
#[derive(Default)]
struct Names {
    used: HashSet<(String, String)>,
    /// How often each was asked for.
    asked: HashMap<(String, String), usize>,
}

impl Names {
    /// The name, with a number from the second time on.
    fn unique(&mut self, class: &str, name: &str) -> String {
        let times = self.asked.entry((class.to_owned(), name.to_owned())).or_default();
        loop {
            *times += 1;
            let given = if *times == 1 { name.to_owned() } else { format!("{name} #{times}") };
            if self.used.insert((class.to_owned(), given.clone())) {
                return given;
            }
        }
    }
}

fn class(finding: &Finding) -> String {
    finding.location.as_ref().map_or_else(|| SUITE.to_owned(), |at| line(&at.file))
}

/// The code and the thing; the message where no thing is known. No line: the name stays when lines move.
fn name(finding: &Finding) -> String {
    let of = finding.path.as_ref().unwrap_or(&finding.message);
    line(&format!("{} {of}", finding.code))
}

/// Where it is, what it says, what to do.
fn text(finding: &Finding) -> String {
    let severity = finding.severity;
    match &finding.location {
        None => format!("{severity}: {}", whole(finding)),
        Some(at) if at.line == 0 => format!("{}: {severity}: {}", line(&at.file), whole(finding)),
        Some(at) => {
            format!("{}:{}:{}: {severity}: {}", line(&at.file), at.line, at.column, whole(finding))
        }
    }
}

fn is_failure(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

/// The text as an attribute has it, where a line feed would be read as a space.
fn line(text: &str) -> String {
    on_one_line(&fit(text))
}

/// The text without what XML 1.0 has no way to write; quick-xml escapes the rest.
fn fit(text: &str) -> String {
    printable(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
