//! What came of an import, as data: the JSON of `--format json`, and what the text is made from.

use std::collections::BTreeSet;

use serde::Serialize;

use super::looked::Looked;
use crate::{
    cli::{Failure, args::ImportArguments, project::Opened},
    diagnostic::Place,
    generate::File,
    infer::{Decided, Defined, Inferred, Lacking, LeftOut, lines_to_add},
    model::Schema,
};

/// A report; its contract is in docs/formats.md.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    pub version: u32,
    /// What was looked at, in words.
    pub looked_at: &'a str,
    /// Whether that is line protocol, and no server.
    pub from_points: bool,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// What was made, sorted by path.
    pub files: Vec<Written<'a>>,
    /// The keys of what is new.
    pub new: Keys,
    /// How much of what was found was defined before.
    pub defined: Defined,
    pub decided: &'a [Decided],
    pub left_out: &'a [LeftOut],
    pub lacking: Vec<ToAdd>,
    pub notes: &'a [String],
    /// How many errors `check` shows.
    pub errors: usize,
}

/// A new file.
#[derive(Debug, Serialize)]
pub struct Written<'a> {
    /// Relative to the project's folder.
    pub path: String,
    pub contents: &'a str,
}

/// Keys by section.
#[derive(Debug, Serialize)]
pub struct Keys {
    pub buckets: BTreeSet<String>,
    pub tags: BTreeSet<String>,
    pub measurements: BTreeSet<String>,
    pub rollups: BTreeSet<String>,
}

/// What a file of the project should have.
#[derive(Debug, Serialize)]
pub struct ToAdd {
    pub measurement: String,
    pub file: String,
    pub line: usize,
    /// What is lacking.
    pub tags: Vec<String>,
    pub fields: Vec<String>,
    /// The members of the measurement as YAML.
    pub lines: String,
}

impl<'a> Report<'a> {
    pub fn new(
        arguments: &ImportArguments,
        opened: &Opened,
        looked: &'a Looked,
        inferred: &'a Inferred,
        files: &'a [File],
        project_file: Option<&'a File>,
        errors: usize,
    ) -> Result<Self, Failure> {
        let schemas = opened.project.schemas.trim_end_matches('/');
        let within = files.iter().map(|file| (format!("{schemas}/{}", file.path), file));
        let beside = project_file.map(|file| (file.path.clone(), file));
        let written = beside.into_iter().chain(within);
        let mut files: Vec<Written<'_>> =
            written.map(|(path, file)| Written { path, contents: &file.contents }).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let lacking = inferred.lacking.iter().map(|lacking| to_add(lacking, opened));
        Ok(Self {
            version: 1,
            looked_at: &looked.head,
            from_points: arguments.from.is_some(),
            dry_run: arguments.dry_run,
            files,
            new: Keys::of(&inferred.schema),
            defined: inferred.defined,
            decided: &inferred.decided,
            left_out: &inferred.left_out,
            lacking: lacking.collect::<Result<_, _>>()?,
            notes: &looked.notes,
            errors,
        })
    }

    pub fn json(&self) -> Result<String, Failure> {
        let text = serde_json::to_string_pretty(self)
            .map_err(|error| Failure::caused("cannot write the report as JSON", &error))?;
        Ok(text + "\n")
    }
}

impl Keys {
    fn of(schema: &Schema) -> Self {
        Self {
            buckets: schema.buckets.keys().cloned().collect(),
            tags: schema.tags.keys().cloned().collect(),
            measurements: schema.measurements.keys().cloned().collect(),
            rollups: schema.rollups.keys().cloned().collect(),
        }
    }
}

fn to_add(lacking: &Lacking, opened: &Opened) -> Result<ToAdd, Failure> {
    let key = &lacking.measurement;
    let place = Place::key(["measurements", key]);
    let location = opened.loaded.sources.location(&place).unwrap_or_default();
    let own = opened.loaded.schema.measurements.get(key);
    let lines = own.map(|own| lines_to_add(lacking, own)).transpose();
    let lines = lines.map_err(|error| Failure::caused("cannot write the definitions as YAML", &error))?;
    Ok(ToAdd {
        measurement: key.clone(),
        file: location.file,
        line: location.line,
        tags: lacking.tags.clone(),
        fields: lacking.fields.keys().cloned().collect(),
        lines: lines.unwrap_or_default(),
    })
}
