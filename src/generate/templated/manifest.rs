//! `target.yaml`: what a target that is made of templates consists of.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::super::TemplateError;

/// The version of the contract between manifest, context and templates.
const VERSION: u32 = 1;

/// The manifest of a target.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    version: u32,
    /// What the target makes, in a sentence; for those who read the manifest.
    #[serde(rename = "description")]
    _description: String,
    /// Words of the language that cannot be identifiers.
    #[serde(default)]
    pub words: BTreeSet<String>,
    /// Names that the templates use themselves, by the kind of thing that must not be called so.
    #[serde(default)]
    pub reserved: BTreeMap<Kind, BTreeSet<String>>,
    /// What the project file may set.
    #[serde(default)]
    pub options: BTreeMap<String, OptionDefinition>,
    pub files: Vec<FileDefinition>,
}

/// A thing that has identifiers, which are distinct among those of its kind that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Bucket,
    Tag,
    Measurement,
    Query,
    Table,
    /// A tag or a field of a measurement, a member of a record of JSON.
    Member,
    /// A value of a tag or a field.
    Value,
    /// A parameter of a query.
    Parameter,
    /// A column of a table.
    Column,
    /// A type that a measurement has besides its own: of listed values, and of JSON.
    Type,
}

/// An option of a target.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OptionDefinition {
    /// What it is for.
    pub description: String,
    /// What it is where the project file says nothing; without one it must say something.
    pub default: Option<String>,
    /// A regular expression that the value matches.
    pub pattern: Option<String>,
    /// Whether the value is an identifier, and so none of the words.
    #[serde(default)]
    pub identifier: bool,
}

/// A file, or one for each thing of a kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileDefinition {
    /// The name of the template within the target's folder.
    pub template: String,
    /// The path within the folder that is generated, itself a template; there is no file if it is empty.
    pub path: String,
    #[serde(default)]
    pub each: Each,
}

/// What a file is made for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Each {
    /// One file for all.
    #[default]
    Schema,
    Bucket,
    Tag,
    Measurement,
    Query,
    Table,
}

impl Manifest {
    /// Reads the text of the manifest `name`.
    ///
    /// # Errors
    /// A text that is no manifest, or one for a later version.
    pub(super) fn read(name: &str, text: &str) -> Result<Self, TemplateError> {
        let manifest: Self = yaml_serde::from_str(text).map_err(|error| {
            let place = error.location().map(|place| (place.line(), place.column()));
            // The place is shown with its line, and needs no words.
            let message = error.to_string();
            let cause = message.rfind(" at line ").map_or(message.as_str(), |end| &message[..end]);
            TemplateError::at(name, text, place, cause)
        })?;
        if manifest.version != VERSION {
            let cause = format!("version {} is not known; there is {VERSION}", manifest.version);
            return Err(TemplateError::whole(name, &cause));
        }
        Ok(manifest)
    }

    /// The words that no thing of the kind can be called.
    pub(super) fn words_of(&self, kind: Kind) -> Vec<&str> {
        self.words.iter().chain(self.reserved.get(&kind).into_iter().flatten()).map(String::as_str).collect()
    }

    /// Whether a thing of the kind cannot be called `word`.
    pub(super) fn takes(&self, kind: Kind, word: &str) -> bool {
        self.words.contains(word) || self.reserved.get(&kind).is_some_and(|words| words.contains(word))
    }
}

impl Each {
    /// The variable that a template has of the thing that the file is for.
    pub(super) fn variable(self) -> Option<&'static str> {
        match self {
            Self::Schema => None,
            Self::Bucket => Some("bucket"),
            Self::Tag => Some("tag"),
            Self::Measurement => Some("measurement"),
            Self::Query => Some("query"),
            Self::Table => Some("table"),
        }
    }
}
