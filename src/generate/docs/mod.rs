//! The architecture documents.

use minijinja::Environment;

use super::{File, GenerateError, Options, Templates};
use crate::model::Schema;

/// The documents of `schema`.
pub(super) fn files(
    _schema: &Schema,
    _baseline: Option<&Schema>,
    _options: &Options,
    _templates: &Templates,
) -> Result<Vec<File>, GenerateError> {
    Ok(Vec::new())
}

/// The filters of Markdown.
pub(super) fn add_filters(_environment: &mut Environment<'_>) {}
