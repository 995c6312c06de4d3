//! The architecture documents: four Markdown files, in which every sentence follows from the
//! definitions.
//!
//! Each document has a context of plain data in a file of its own here, and a template. What a
//! template needs to keep a text in its place are the filters of `escape`.

mod architecture;
mod changes;
mod diagram;
mod escape;
mod example;
mod groups;
mod json_schema;
mod losses;
mod measurement_entry;
mod migration;
mod query_entry;
mod readers;
mod reference;
mod rollup_entry;
mod storage;
mod table_entry;
mod timeline;
mod words;

use minijinja::Environment;
use serde::Serialize;

use super::{File, GenerateError, Options, Templates};
use crate::{flux::Queries, model::Schema};

/// The documents; that of the migration only where there is a `baseline`.
///
/// # Errors
/// Queries that cannot be compiled, or a template that fails.
pub(super) fn files(
    queries: &Queries<'_>,
    baseline: Option<&Schema>,
    options: &Options,
    templates: &Templates,
) -> Result<Vec<File>, GenerateError> {
    let schema = queries.schema;
    let mut files = vec![
        file("influxdb-schema.md", &reference::context(queries, templates)?, templates)?,
        file("multi-layer-storage.md", &architecture::context(schema, baseline.is_some()), templates)?,
        file("storage-estimates.md", &storage::context(schema, baseline), templates)?,
    ];
    if let Some(baseline) = baseline {
        files.push(file("migration-plan.md", &migration::context(baseline, schema, options), templates)?);
    }
    Ok(files)
}

/// The document of that name from the template of that name.
fn file(name: &str, context: &impl Serialize, templates: &Templates) -> Result<File, GenerateError> {
    Ok(File::new(name, templates.render(&format!("docs/{name}.j2"), context)?))
}

/// The filters of Markdown.
pub(super) fn add_filters(environment: &mut Environment<'_>) {
    environment.add_filter("markdown", |text: &str| escape::markdown(text));
    environment.add_filter("code", |text: &str| escape::code(text));
    environment.add_filter("fenced", |text: &str, language: &str| escape::fenced(text, language));
}
