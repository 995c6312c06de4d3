//! `Schema` → files in memory: Rust, Flux, set-up scripts, documentation, and what templates alone make
//! for other languages.
//!
//! Pure: definitions, options and template texts go in, file contents come out, the same bytes for
//! the same input. Each target has a folder for what its templates cannot say; [`Templates`] holds
//! the texts themselves. Reading overrides and writing files is the work of `workspace`.

pub mod codes;
mod derive;
mod embedded;
mod error;
mod escape;
mod flux;
mod json;
mod names;
mod problem;
mod rust;
mod setup;
mod target;
mod template_error;
mod templated;
mod templates;
mod wire;

pub mod docs;

pub use error::GenerateError;
pub use problem::Problem;
pub use target::{Options, Target};
pub use template_error::TemplateError;
pub use templates::Templates;

use crate::{flux::Queries, model::Schema};

/// A generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The path within the target's folder, with `/` between its parts.
    pub path: String,
    /// The whole text; one that begins with `#!` is a program.
    pub contents: String,
}

impl File {
    pub fn new(path: impl Into<String>, contents: impl Into<String>) -> Self {
        Self { path: path.into(), contents: contents.into() }
    }
}

/// The files of one target, sorted by path.
///
/// `baseline` is the schema that the migration plan of the documentation starts from.
///
/// # Errors
/// Everything in the definitions that the target cannot express, or a template that fails.
pub fn generate(
    target: Target<'_>,
    schema: &Schema,
    baseline: Option<&Schema>,
    options: &Options,
    templates: &Templates,
) -> Result<Vec<File>, GenerateError> {
    let queries = Queries::of(schema, &options.standard_queries);
    let mut files = match target {
        Target::Docs => docs::files(&queries, baseline, options, templates)?,
        Target::Rust => rust::files(&queries, options, templates)?,
        Target::Flux => flux::files(&queries, templates)?,
        Target::Setup => setup::files(schema, options, templates)?,
        Target::Templates { name, options: own } => {
            templated::files(name, own, &queries, options.organization.as_deref(), templates)?
        }
    };
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Of names that there are, the one that was probably meant.
fn closest<'n>(name: &str, there: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let score = |known: &str| strsim::jaro_winkler(known, name);
    there.max_by(|a, b| score(a).total_cmp(&score(b))).filter(|known| score(known) >= 0.8)
}
