//! What is wrong with definitions, and with how they differ from others.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{Live, sides::Compared};
use crate::{
    cli::{Failure, project::Opened, review},
    definition::RuleLevel,
    diagnostic::{Finding, Severity},
    lint::{self, Level, Levels},
};

/// What a check found.
pub struct Checked {
    pub findings: Vec<Finding>,
    /// How many more are accepted by the definitions.
    pub accepted: usize,
    /// How many warnings and notes more the definitions had that were compared with.
    pub known: usize,
}

impl Checked {
    /// The number of findings of a severity.
    pub fn number_of(&self, severity: Severity) -> usize {
        severity.count_in(&self.findings)
    }

    /// The number of findings that have a fix: a safe one, or only others.
    pub fn fixable(&self, safe: bool) -> usize {
        let has_fix = |finding: &&Finding| {
            !finding.fixes.is_empty() && finding.fixes.iter().any(|fix| fix.safe) == safe
        };
        self.findings.iter().filter(has_fix).count()
    }
}

/// The structural findings; the rules' only where the structure is whole, for they would mostly
/// say again what is missing.
pub fn judge(
    opened: &Opened,
    compared: Option<&Compared<'_>>,
    live: &mut Live<'_>,
) -> Result<Checked, Failure> {
    let loaded = &opened.loaded;
    if !loaded.diagnostics.is_empty() {
        let findings = loaded.sources.locate(loaded.diagnostics.clone());
        return Ok(Checked { findings, accepted: 0, known: 0 });
    }
    let against = compared.map(Compared::against);
    let mut linted = lint::lint(&loaded.schema, against, &levels(&opened.project.rules), today());
    live.fix_budgets(opened, &mut linted.findings)?;
    linted.findings.extend(live.objections(opened)?);
    let before = compared.map(|compared| &*compared.before.sources);
    let mut findings = loaded.sources.locate_against(linted.findings, before);
    review::soften(&mut findings, &opened.project.review.fail_on);
    Ok(Checked { findings, accepted: linted.accepted, known: linted.known })
}

/// The day by which acceptances hold, in UTC.
pub fn today() -> Date {
    Timestamp::now().to_zoned_datetime(TimeZone::UTC).date()
}

/// The levels that a project sets.
pub fn levels(rules: &BTreeMap<String, RuleLevel>) -> Levels {
    let level = |level: &RuleLevel| match level {
        RuleLevel::Error => Level::Error,
        RuleLevel::Warning => Level::Warning,
        RuleLevel::Note => Level::Note,
        RuleLevel::Off => Level::Off,
    };
    Levels(rules.iter().map(|(code, set)| (code.clone(), level(set))).collect())
}
