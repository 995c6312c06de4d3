//! How much each rule matters to a project: `rules:` of fluxform.yaml.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Severity};

use super::{RULES, Rule};

/// The severity of a rule in this project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Error,
    Warning,
    Note,
    /// The rule is not run.
    Off,
}

/// Levels by code; a rule that is not named keeps its own severity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Levels(pub BTreeMap<String, Level>);

impl Levels {
    /// The level of `rule` here.
    pub fn of(&self, rule: &Rule) -> Level {
        let own = match rule.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Note => Level::Note,
        };
        self.0.get(rule.code.as_str()).copied().unwrap_or(own)
    }

    /// The rules that are run, with their levels.
    pub(super) fn enabled(&self) -> impl Iterator<Item = (&'static Rule, Level)> + '_ {
        let levels = RULES.iter().map(|rule| (*rule, self.of(rule)));
        levels.filter(|(_, level)| *level != Level::Off)
    }
}

impl Level {
    /// Gives `findings` the severity of the level.
    pub(super) fn impose(self, findings: &mut [Diagnostic]) {
        let severity = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
            Self::Off => return,
        };
        for finding in findings {
            finding.severity = severity;
        }
    }
}
