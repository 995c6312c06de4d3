//! `fluxform check`: everything that is wrong with the definitions.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    cli::{
        Failure, Outcome,
        args::{CheckArguments, CheckFormat},
        findings,
        project::{self, Opened},
        review,
        source::{self, Read},
        terminal::Terminal,
    },
    definition::RuleLevel,
    diagnostic::{Finding, Severity},
    diff::definition_diff,
    lint::{self, Against, Level, Levels},
    review::Review,
    words::count,
};

pub fn run(arguments: &CheckArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let prefix = arguments.path_prefix.clone().unwrap_or_default();
    let Some(named) = &arguments.against else {
        let opened = project::open(terminal)?;
        let (findings, accepted) = findings(&opened, None);
        terminal.result(&findings::report(&findings, arguments.format, &prefix, terminal)?)?;
        terminal.note(&summary(&opened, &findings, accepted));
        return Ok(outcome(&findings));
    };
    let (opened, before) = source::open_beside(named, terminal)?;
    let (schema, before_schema) = (&opened.loaded.schema, &*before.schema);
    let differences = definition_diff(before_schema, schema);
    let against = Against { before: before_schema, differences: &differences };
    let (mut findings, accepted) = findings(&opened, Some((against, &before)));
    review::soften(&mut findings, &opened.project.review.fail_on);
    let saved = arguments.plan.as_deref().map(review::plan).transpose()?;
    let mut reviewed = Review::new(&before.label, (before_schema, schema), &differences, &findings);
    reviewed.accepted = accepted;
    reviewed.plan = saved.as_ref();
    if arguments.format == CheckFormat::Markdown {
        reviewed.files = review::files(&opened, before_schema, schema)?;
    }
    review::print(&reviewed, arguments.format, &prefix, terminal)?;
    terminal.note(&summary(&opened, &findings, accepted));
    terminal.note(&review::summary(&reviewed));
    Ok(outcome(&findings))
}

fn outcome(findings: &[Finding]) -> Outcome {
    Outcome::found(number_of(findings, Severity::Error) > 0)
}

/// The structural findings; the rules' only where the structure is whole, for they would mostly
/// say again what is missing.
fn findings(opened: &Opened, against: Option<(Against<'_>, &Read)>) -> (Vec<Finding>, usize) {
    let loaded = &opened.loaded;
    if !loaded.diagnostics.is_empty() {
        return (loaded.sources.locate(loaded.diagnostics.clone()), 0);
    }
    let levels = levels(&opened.project.rules);
    let linted = lint::lint(&loaded.schema, against.map(|(against, _)| against), &levels, today());
    let before = against.map(|(_, read)| &*read.sources);
    (loaded.sources.locate_against(linted.findings, before), linted.accepted)
}

/// The day by which acceptances hold, in UTC.
pub(super) fn today() -> Date {
    Timestamp::now().to_zoned_datetime(TimeZone::UTC).date()
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

fn number_of(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity == severity).count()
}
