//! A query as a function of the crate, which returns the text of the query's `.flux` file with the
//! arguments in the place of the examples.

use serde::Serialize;

use super::{
    super::{
        Problem, TemplateError, Templates,
        escape::rust_lines,
        flux as flux_target,
        names::{distinct, snake},
    },
    layout, tags,
};
use crate::{
    flux::{self, Script},
    model::{FieldType, Schema},
};

/// Names that the function uses itself.
const RESERVED: [&str; 1] = ["flux"];

/// What the template of the queries gets of one.
#[derive(Debug, Serialize)]
pub(super) struct Function {
    doc: String,
    pub parameters: Vec<Parameter>,
    /// `pub fn …`, up to the brace.
    declaration: String,
    /// The text of the script, cut where arguments stand.
    constants: Vec<String>,
    statements: Vec<String>,
}

/// A parameter of the function.
#[derive(Debug, Serialize)]
pub(super) struct Parameter {
    name: String,
    doc: String,
    #[serde(skip)]
    kind: String,
    /// The type of a tag, whose text is the argument.
    #[serde(skip)]
    is_tag: bool,
}

/// Makes the functions; the types of the tags are those of the crate.
pub(super) struct Maker<'a> {
    pub schema: &'a Schema,
    pub tags: &'a [(String, tags::TagType)],
    pub templates: &'a Templates,
}

impl Maker<'_> {
    /// The functions of all queries, in order of their keys; what cannot be said in Flux is added to
    /// `problems`.
    pub(super) fn functions(&self, problems: &mut Vec<Problem>) -> Result<Vec<Function>, TemplateError> {
        let mut functions = Vec::new();
        for (key, name) in distinct(self.schema.queries.keys().map(String::as_str), snake, &[]) {
            match flux::compile(self.schema, key) {
                Ok(script) => functions.push(self.function(key, &name, script)?),
                Err(error) => problems.push(flux_target::problem(error)),
            }
        }
        Ok(functions)
    }

    fn function(&self, key: &str, name: &str, script: Script) -> Result<Function, TemplateError> {
        let description = self.schema.queries.get(key).map_or("", |query| query.description.as_str());
        let parameters = self.parameters(key, &script);
        let typed = parameters.iter().map(|parameter| format!("{}: {}", parameter.name, parameter.kind));
        let declaration = layout::function("", name, &typed.collect::<Vec<_>>(), "String");
        let (constants, statements) =
            body(&parameters, &flux_target::pieces(self.schema, key, script, self.templates)?);
        let doc = if description.is_empty() { format!("The query `{key}`.") } else { description.to_owned() };
        Ok(Function { doc, parameters, declaration, constants, statements })
    }

    fn parameters(&self, query: &str, script: &Script) -> Vec<Parameter> {
        let named = distinct(script.parameters.iter().map(|(key, _)| key.as_str()), snake, &RESERVED);
        let parameter = |(key, name): (&str, String)| {
            let tag = self.tag_type(query, key);
            let described = flux_target::described(self.schema, query, key);
            Parameter {
                name,
                doc: if described.is_empty() { format!("The parameter `{key}`.") } else { described.into() },
                is_tag: tag.is_some(),
                kind: tag.unwrap_or_else(|| self.plain(query, key).to_owned()),
            }
        };
        named.into_iter().map(parameter).collect()
    }

    /// The type of a parameter that takes the values of a tag. Tags that are made from the time have
    /// none.
    fn tag_type(&self, query: &str, parameter: &str) -> Option<String> {
        let tag = flux_target::defined(self.schema, query, parameter)?.tag.as_ref()?;
        let (_, found) = self.tags.iter().find(|(key, _)| key == tag)?;
        // A text is borrowed, a listed value is as small as that.
        let borrowed = if found.variants.is_empty() { "&" } else { "" };
        (!found.derived).then(|| format!("{borrowed}crate::tags::{}", found.name))
    }

    fn plain(&self, query: &str, parameter: &str) -> &'static str {
        let defined = flux_target::defined(self.schema, query, parameter);
        match defined.and_then(|defined| defined.value_type).unwrap_or(FieldType::String) {
            FieldType::Float => "f64",
            FieldType::Integer => "i64",
            FieldType::Unsigned => "u64",
            FieldType::Boolean => "bool",
            FieldType::String => "&str",
        }
    }
}

/// The constants of a function, and the statements that put them and the arguments together.
fn body(parameters: &[Parameter], pieces: &[(Option<usize>, String)]) -> (Vec<String>, Vec<String>) {
    let constants = pieces.iter().enumerate().map(|(index, (_, text))| {
        layout::constant("    ", &format!("const TEXT_{index}: &str"), &rust_lines(text))
    });
    let constants = constants.collect();
    if pieces.len() == 1 {
        return (constants, vec!["    TEXT_0.to_owned()".to_owned()]);
    }
    let mut statements = Vec::new();
    for Parameter { name, .. } in parameters.iter().filter(|parameter| parameter.is_tag) {
        statements.push(layout::constant("    ", &format!("let {name}"), &format!("{name}.as_str()")));
    }
    statements.push("    let mut flux = TEXT_0.to_owned();".to_owned());
    for (index, (parameter, _)) in pieces.iter().enumerate().skip(1) {
        if let Some(Parameter { name, .. }) = parameter.and_then(|number| parameters.get(number)) {
            statements.push(format!("    {name}.push_to(&mut flux);"));
        }
        statements.push(format!("    flux.push_str(TEXT_{index});"));
    }
    statements.push("    flux".to_owned());
    (constants, statements)
}
