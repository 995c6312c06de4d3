//! The queries that there are.

use serde::Serialize;

use crate::{
    cli::{
        Failure, Outcome,
        args::{QueryArguments, QueryFormat},
        terminal::Terminal,
    },
    flux::{self, Queries},
    model::{ParameterType, Scalar},
    words::{count, on_one_line, printable},
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
    /// Whether nobody wrote it.
    standard: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Parameter<'s> {
    name: String,
    /// The tag whose values it takes.
    tag: Option<&'s str>,
    #[serde(rename = "type")]
    kind: ParameterType,
    description: &'s str,
    example: Option<&'s Scalar>,
    optional: bool,
}

pub(super) fn run(
    queries: &Queries<'_>,
    arguments: &QueryArguments,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let entries = queries.keys().filter_map(|name| {
        let description = queries.get(name)?.description.as_str();
        let standard = queries.is_standard(name);
        Some(Entry { name, description, parameters: parameters(queries, name), standard })
    });
    let document = Document { version: 1, queries: entries.collect() };
    if arguments.format == QueryFormat::Json {
        terminal.result(&json(&document)?)?;
        return Ok(Outcome::Clean);
    }
    if document.queries.is_empty() {
        terminal.note("the definitions have no queries");
    }
    let (standard, own): (Vec<_>, Vec<_>) = document.queries.iter().partition(|entry| entry.standard);
    terminal.result(&own.into_iter().map(Entry::text).collect::<String>())?;
    if let Some(first) = standard.first() {
        let (more, such) = (count(standard.len(), "query"), printable(first.name));
        terminal.note(&format!("and {more} that measurements have by themselves, such as {such}"));
    }
    Ok(Outcome::Clean)
}

/// The parameters of a query and of its parts.
fn parameters<'s>(queries: &'s Queries<'_>, query: &str) -> Vec<Parameter<'s>> {
    let compiled = queries.compile(query).map(|script| script.parameters).unwrap_or_default();
    let parameter = |parameter: flux::Parameter| {
        let defined = queries.defined(query, &parameter.name).map(|(_, defined)| defined);
        Parameter {
            tag: defined.and_then(|defined| defined.tag.as_deref()),
            kind: parameter.kind,
            description: queries.described(query, &parameter.name),
            example: defined.map(|defined| &defined.example),
            optional: parameter.optional,
            name: parameter.name,
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
            let kind = parameter.tag.map_or(parameter.kind.to_string(), |tag| format!("tag {tag}"));
            let about = if parameter.description.is_empty() { "" } else { ": " };
            let example =
                parameter.example.map(|example| format!(" (such as {example})")).unwrap_or_default();
            let may = if parameter.optional { "?" } else { "" };
            let words = format!("{}{may} {kind}{about}{}{example}", parameter.name, parameter.description);
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
