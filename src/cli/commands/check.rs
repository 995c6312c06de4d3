//! `fluxform check`: everything that is wrong with the definitions.

use std::collections::BTreeMap;

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    cli::{
        Failure, Outcome,
        args::CheckArguments,
        findings,
        project::{self, Opened},
        source::{self, Read},
        terminal::Terminal,
    },
    definition::RuleLevel,
    diagnostic::{Finding, Severity},
    lint::{self, Level, Levels},
    words::count,
};

pub fn run(arguments: &CheckArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let (opened, before) = match &arguments.against {
        None => (project::open(terminal)?, None),
        Some(named) => source::open_beside(named, terminal).map(|(opened, before)| (opened, Some(before)))?,
    };
    let (findings, accepted) = findings(&opened);
    let prefix = arguments.path_prefix.clone().unwrap_or_default();
    let text = findings::report(&findings, arguments.format, &prefix, terminal)?;
    terminal.result(&text)?;
    terminal.note(&summary(&opened, &findings, accepted));
    if let Some(before) = before {
        terminal.note(&read(&before));
    }
    Ok(Outcome::found(number_of(&findings, Severity::Error) > 0))
}

/// The structural findings; the rules' only where the structure is whole, for they would mostly
/// say again what is missing.
fn findings(opened: &Opened) -> (Vec<Finding>, usize) {
    let loaded = &opened.loaded;
    if !loaded.diagnostics.is_empty() {
        return (loaded.sources.locate(loaded.diagnostics.clone()), 0);
    }
    let today = Timestamp::now().to_zoned_datetime(TimeZone::UTC).date();
    let linted = lint::lint(&loaded.schema, None, &levels(&opened.project.rules), today);
    (loaded.sources.locate(linted.findings), linted.accepted)
}

/// The levels that a project sets.
pub(super) fn levels(rules: &BTreeMap<String, RuleLevel>) -> Levels {
    let level = |level: &RuleLevel| match level {
        RuleLevel::Error => Level::Error,
        RuleLevel::Warning => Level::Warning,
        RuleLevel::Note => Level::Note,
        RuleLevel::Off => Level::Off,
    };
    Levels(rules.iter().map(|(code, set)| (code.clone(), level(set))).collect())
}

fn summary(opened: &Opened, findings: &[Finding], accepted: usize) -> String {
    let schema = &opened.loaded.schema;
    let looked_at = [
        count(schema.measurements.len(), "measurement"),
        count(schema.buckets.len(), "bucket"),
        count(schema.queries.len(), "query"),
        count(schema.tables.len(), "table"),
    ];
    let mut found = vec![
        count(number_of(findings, Severity::Error), "error"),
        count(number_of(findings, Severity::Warning), "warning"),
    ];
    match number_of(findings, Severity::Note) {
        0 => {}
        notes => found.push(count(notes, "note")),
    }
    if accepted > 0 {
        found.push(format!("{accepted} accepted"));
    }
    let files = count(opened.loaded.sources.len(), "file");
    format!("checked {} in {files}: {}", looked_at.join(", "), found.join(", "))
}

/// What was read of the other definitions.
fn read(before: &Read) -> String {
    let looked_at = [
        count(before.schema.measurements.len(), "measurement"),
        count(before.schema.buckets.len(), "bucket"),
    ];
    let files = count(before.sources.len(), "file");
    format!("read {} in {files} of `{}`, at `{}`", looked_at.join(", "), before.label, before.prefix)
}

fn number_of(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity == severity).count()
}
