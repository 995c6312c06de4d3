//! The queries that there are.

use serde::Serialize;

use crate::{
    cli::{Failure, Outcome, args::QueryFormat, terminal::Terminal},
    flux,
    generate::{defined_parameter, described_parameter},
    model::{Scalar, Schema},
    words::{on_one_line, printable},
};

#[derive(Debug, Serialize)]
struct Document<'s> {
    version: u8,
    queries: Vec<Entry<'s>>,
}

#[derive(Debug, Serialize)]
struct Entry<'s> {
    name: &'s str,
    description: &'s str,
    parameters: Vec<Parameter<'s>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Parameter<'s> {
    name: String,
    /// The tag whose values it takes.
    tag: Option<&'s str>,
    #[serde(rename = "type")]
    kind: String,
    description: &'s str,
    example: Option<&'s Scalar>,
}

pub(super) fn run(schema: &Schema, format: QueryFormat, terminal: &Terminal) -> Result<Outcome, Failure> {
    let queries = schema.queries.iter().map(|(name, query)| Entry {
        name,
        description: &query.description,
        parameters: parameters(schema, name),
    });
    let document = Document { version: 1, queries: queries.collect() };
    if format == QueryFormat::Json {
        terminal.result(&json(&document)?)?;
        return Ok(Outcome::Clean);
    }
    if document.queries.is_empty() {
        terminal.note("the definitions have no queries");
    }
    terminal.result(&document.queries.iter().map(Entry::text).collect::<String>())?;
    Ok(Outcome::Clean)
}

/// The parameters of a query and of its parts.
fn parameters<'s>(schema: &'s Schema, query: &'s str) -> Vec<Parameter<'s>> {
    let compiled = flux::compile(schema, query).map(|script| script.parameters).unwrap_or_default();
    let parameter = |(name, _): (String, String)| {
        let defined = defined_parameter(schema, query, &name);
        Parameter {
            tag: defined.and_then(|defined| defined.tag.as_deref()),
            kind: defined
                .and_then(|defined| defined.value_type)
                .map_or("string".to_owned(), |kind| kind.to_string()),
            description: described_parameter(schema, query, &name),
            example: defined.map(|defined| &defined.example),
            name,
        }
    };
    compiled.into_iter().map(parameter).collect()
}

impl Entry<'_> {
    fn text(&self) -> String {
        let head =
            if self.description.is_empty() { String::new() } else { format!("  {}", self.description) };
        let mut text = line(&format!("{}{head}", self.name));
        for parameter in &self.parameters {
            let kind = parameter.tag.map_or(parameter.kind.clone(), |tag| format!("tag {tag}"));
            let about = if parameter.description.is_empty() { "" } else { ": " };
            let example =
                parameter.example.map(|example| format!(" (such as {example})")).unwrap_or_default();
            let words = format!("{} {kind}{about}{}{example}", parameter.name, parameter.description);
            text += &format!("    {}", line(&words));
        }
        text
    }
}

fn line(text: &str) -> String {
    format!("{}\n", on_one_line(&printable(text.trim_end())))
}

/// A document as it is printed.
pub(super) fn json(document: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(document);
    text.map(|text| text + "\n").map_err(|error| Failure::caused("cannot write the report as JSON", &error))
}
