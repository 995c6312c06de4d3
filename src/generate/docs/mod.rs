//! The architecture documents: four Markdown files, in which every sentence follows from the
//! definitions.
//!
//! Each document has a context of plain data in a file of its own here, and a template. What a
//! template needs to keep a text in its place are the filters of [`escape`].

mod architecture;
mod diagram;
mod escape;
mod example;
mod groups;
mod json_schema;
mod measurement_entry;
mod query_entry;
mod reference;
mod storage;
mod table_entry;
mod timeline;
mod words;

use minijinja::Environment;

use super::{File, GenerateError, Options, Templates};
use crate::model::Schema;

/// The documents of `schema`; that of the migration only where there is a `baseline`.
///
/// # Errors
/// Queries that cannot be compiled, or a template that fails.
pub(super) fn files(
    schema: &Schema,
    baseline: Option<&Schema>,
    _options: &Options,
    templates: &Templates,
) -> Result<Vec<File>, GenerateError> {
    let architecture = architecture::context(schema, baseline.is_some());
    let mut files = vec![
        File::new(
            "influxdb-schema.md",
            templates.render("docs/influxdb-schema.md.j2", &reference::context(schema)?)?,
        ),
        File::new(
            "multi-layer-storage.md",
            templates.render("docs/multi-layer-storage.md.j2", &architecture)?,
        ),
    ];
    let storage = storage::context(schema, baseline);
    files
        .push(File::new("storage-estimates.md", templates.render("docs/storage-estimates.md.j2", &storage)?));
    Ok(files)
}

/// The filters of Markdown.
pub(super) fn add_filters(environment: &mut Environment<'_>) {
    environment.add_filter("markdown", |text: &str| escape::markdown(text));
    environment.add_filter("code", |text: &str| escape::code(text));
    environment.add_filter("fenced", |text: &str, language: &str| escape::fenced(text, language));
}
