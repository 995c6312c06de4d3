//! The setup target: what brings an empty server and an empty SQLite database to the definitions.
//!
//! A shell script of `influx` commands, a template for `influx apply`, and the tables as SQL. They
//! are for whoever does not run the migrator: they create and set, and know no way back.

mod buckets;
mod tables;

use serde::Serialize;

use super::{File, GenerateError, Options, Templates};
use crate::model::Schema;

/// What the templates get.
#[derive(Debug, Serialize)]
struct Context<'a> {
    organization: Option<&'a str>,
    buckets: Vec<buckets::Bucket<'a>>,
    tables: Vec<tables::Table<'a>>,
}

/// The files for `schema`; the SQL only if it has tables.
pub(super) fn files(
    schema: &Schema,
    options: &Options,
    templates: &Templates,
) -> Result<Vec<File>, GenerateError> {
    let mut problems = Vec::new();
    let context = Context {
        organization: options.organization.as_deref(),
        buckets: buckets::contexts(schema, &mut problems),
        tables: tables::contexts(schema, &mut problems),
    };
    if !problems.is_empty() {
        return Err(GenerateError::Problems(problems));
    }
    let mut names = vec!["setup.sh", "template.yml"];
    if !context.tables.is_empty() {
        names.push("tables.sql");
    }
    let render = |name: &&str| Ok(File::new(*name, templates.render(&format!("setup/{name}.j2"), &context)?));
    names.iter().map(render).collect()
}
