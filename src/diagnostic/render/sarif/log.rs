//! The parts of SARIF 2.1.0 that are written, as the specification names them:
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Grade;

/// The log file.
#[derive(Debug, Serialize)]
pub struct Log<'a> {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub version: &'static str,
    pub runs: [Run<'a>; 1],
}

/// What one run of the tool found.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Run<'a> {
    pub tool: ToolInfo<'a>,
    pub original_uri_base_ids: BTreeMap<&'static str, Base>,
    pub column_kind: &'static str,
    pub results: Vec<SarifResult<'a>>,
}

#[derive(Debug, Serialize)]
pub struct ToolInfo<'a> {
    pub driver: Driver<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Driver<'a> {
    pub name: &'static str,
    pub version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub information_uri: Option<&'a str>,
    pub rules: Vec<Descriptor<'a>>,
}

/// A folder that file names are relative to.
#[derive(Debug, Serialize)]
pub struct Base {
    pub description: Text,
}

/// A rule.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Descriptor<'a> {
    pub id: &'a str,
    pub name: String,
    pub short_description: Text,
    pub full_description: Text,
    pub help: Help<'a>,
    pub default_configuration: Configuration,
    pub properties: Tags<'a>,
}

#[derive(Debug, Serialize)]
pub struct Help<'a> {
    pub text: &'a str,
    pub markdown: &'a str,
}

#[derive(Debug, Serialize)]
pub struct Configuration {
    pub level: &'static str,
}

#[derive(Debug, Serialize)]
pub struct Tags<'a> {
    pub tags: [&'a str; 1],
}

/// A finding.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SarifResult<'a> {
    pub rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_index: Option<usize>,
    pub level: &'static str,
    pub message: Text,
    pub locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_locations: Vec<Location<'a>>,
    pub partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<SarifFix<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<Broken<'a>>,
}

/// Whom the change breaks that a finding is about.
#[derive(Debug, Serialize)]
pub struct Broken<'a> {
    pub breaks: &'a [Grade],
}

// The names are the specification's.
#[allow(clippy::struct_field_names)]
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Location<'a> {
    pub physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub logical_locations: Vec<LogicalLocation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Text>,
}

/// The thing in the definitions.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogicalLocation<'a> {
    pub fully_qualified_name: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PhysicalLocation<'a> {
    pub artifact_location: ArtifactLocation<'a>,
    /// Absent for a file as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactLocation<'a> {
    /// Percent-encoded.
    pub uri: std::borrow::Cow<'a, str>,
    pub uri_base_id: &'static str,
}

/// Lines and columns from 1; the end is exclusive.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    pub start_line: usize,
    pub start_column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SarifFix<'a> {
    pub description: Text,
    pub artifact_changes: Vec<ArtifactChange<'a>>,
    pub properties: Safe,
}

/// Whether a fix may be made without a question.
#[derive(Debug, Serialize)]
pub struct Safe {
    pub safe: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactChange<'a> {
    pub artifact_location: ArtifactLocation<'a>,
    pub replacements: Vec<Replacement<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Replacement<'a> {
    pub deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inserted_content: Option<Content<'a>>,
}

#[derive(Debug, Serialize)]
pub struct Content<'a> {
    pub text: &'a str,
}

/// A message; see [`message`](super::message) for what it may hold.
#[derive(Debug, Serialize)]
pub struct Text {
    pub text: String,
}
