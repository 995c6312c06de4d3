//! `fluxform schema`: the JSON Schema of the definition language.

use crate::{
    cli::{Failure, Outcome, args::SchemaArguments, terminal::Terminal},
    definition::{document_schema, project_schema},
};

pub fn run(arguments: &SchemaArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let schema = if arguments.project { project_schema() } else { document_schema() };
    let text = serde_json::to_string_pretty(&schema)
        .map_err(|error| Failure::caused("cannot write the schema as JSON", &error))?;
    terminal.result(&(text + "\n"))?;
    Ok(Outcome::Clean)
}
