//! Findings as results, with their places and fixes.

use super::{
    level,
    log::{
        ArtifactChange, Broken, Content, Location, LogicalLocation, Replacement, Safe, SarifFix, SarifResult,
    },
    message, places,
};
use crate::diagnostic::{
    Finding, FoundFix, FoundRelated, RuleAbout, TextEdit,
    render::{fingerprint::fingerprints, message::without_places},
};

/// The name of the fingerprint, with the version of how it is made.
const FINGERPRINT: &str = "fluxform/v1";

/// A result for each finding; `rules` are those of the log, sorted by code.
pub fn results<'a>(
    findings: &'a [Finding],
    rules: &[RuleAbout<'_>],
    project_file: &'a str,
) -> Vec<SarifResult<'a>> {
    let fingerprints = fingerprints(findings);
    let both = findings.iter().zip(fingerprints);
    both.map(|(finding, fingerprint)| result(finding, fingerprint, rules, project_file)).collect()
}

fn result<'a>(
    finding: &'a Finding,
    fingerprint: String,
    rules: &[RuleAbout<'_>],
    project_file: &'a str,
) -> SarifResult<'a> {
    let code = finding.code.as_str();
    let breaks = finding.breaks.as_slice();
    SarifResult {
        rule_id: code,
        rule_index: rules.binary_search_by_key(&code, |about| about.code).ok(),
        level: level(finding.severity),
        message: message(&without_places(finding)),
        locations: [primary(finding, project_file)],
        related_locations: finding.related.iter().filter_map(related).collect(),
        partial_fingerprints: [(FINGERPRINT, fingerprint)].into(),
        fixes: finding.fixes.iter().map(fix).collect(),
        properties: (!breaks.is_empty()).then_some(Broken { breaks }),
    }
}

fn primary<'a>(finding: &'a Finding, project_file: &'a str) -> Location<'a> {
    let at = finding.location.as_ref();
    let mut location = at.map_or_else(|| places::whole_file(project_file), places::place);
    let path = finding.path.iter();
    location.logical_locations = path.map(|path| LogicalLocation { fully_qualified_name: path }).collect();
    location
}

fn related(related: &FoundRelated) -> Option<Location<'_>> {
    let mut location = places::place(related.location.as_ref()?);
    location.message = Some(message(&related.message));
    Some(location)
}

fn fix(fix: &FoundFix) -> SarifFix<'_> {
    let files = fix.edits.chunk_by(|a, b| a.location.file == b.location.file);
    SarifFix {
        description: message(&fix.title),
        artifact_changes: files.filter_map(change).collect(),
        properties: Safe { safe: fix.safe },
    }
}

/// The edits of one file.
fn change(edits: &[TextEdit]) -> Option<ArtifactChange<'_>> {
    let artifact_location = places::file(&edits.first()?.location.file);
    Some(ArtifactChange { artifact_location, replacements: edits.iter().map(replacement).collect() })
}

fn replacement(edit: &TextEdit) -> Replacement<'_> {
    let text = edit.text.as_str();
    Replacement {
        deleted_region: places::region(&edit.location),
        inserted_content: (!text.is_empty()).then_some(Content { text }),
    }
}
