//! A query as a function of the crate, which returns its Flux: the query's `.flux` file without the
//! comments at its head, with the arguments in the place of the examples.

use rayon::prelude::*;
use serde::Serialize;

use super::{
    super::{
        Problem,
        escape::rust_lines,
        flux as flux_target,
        names::{distinct, snake},
    },
    layout, tags,
};
use crate::{
    flux::{self, Piece, Queries, Script},
    model::ParameterType,
};

/// Names that the function uses itself.
const RESERVED: [&str; 1] = ["flux"];

/// The longest text, in bytes, that stands in a statement.
const SHORT: usize = 40;

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
    pub value: ParameterType,
    /// The type of the argument.
    #[serde(skip)]
    kind: String,
    #[serde(skip)]
    optional: bool,
    /// The type of a tag, whose text is the argument.
    #[serde(skip)]
    is_tag: bool,
}

/// Makes the functions; the types of the tags are those of the crate.
pub(super) struct Maker<'a> {
    pub queries: &'a Queries<'a>,
    pub tags: &'a [(String, tags::TagType)],
}

impl Maker<'_> {
    /// The functions of all queries, in order of their keys; what cannot be said in Flux is added to
    /// `problems`.
    pub(super) fn functions(&self, problems: &mut Vec<Problem>) -> Vec<Function> {
        let named = distinct(self.queries.keys(), snake, &[]);
        let made: Vec<Result<_, Problem>> = named
            .par_iter()
            .map(|(key, name)| {
                let script = self.queries.compile(key).map_err(flux_target::problem)?;
                Ok(self.function(key, name, &script))
            })
            .collect();
        let mut functions = Vec::with_capacity(made.len());
        for made in made {
            match made {
                Ok(function) => functions.push(function),
                Err(problem) => problems.push(problem),
            }
        }
        functions
    }

    fn function(&self, key: &str, name: &str, script: &Script) -> Function {
        let description = self.queries.get(key).map_or("", |query| query.description.as_str());
        let mut parameters = self.parameters(key, script);
        let Body { constants, statements, .. } = Body::of(&parameters, &script.pieces());
        // What has to be given comes first.
        parameters.sort_by_key(|parameter| parameter.optional);
        let typed = parameters.iter().map(|parameter| format!("{}: {}", parameter.name, parameter.kind));
        let declaration = layout::function("", name, &typed.collect::<Vec<_>>(), "String");
        let doc = if description.is_empty() { format!("The query `{key}`.") } else { description.to_owned() };
        Function { doc, parameters, declaration, constants, statements }
    }

    fn parameters(&self, query: &str, script: &Script) -> Vec<Parameter> {
        let keys = script.parameters.iter().map(|parameter| parameter.name.as_str());
        let named = distinct(keys, snake, &RESERVED);
        let parameters = script.parameters.iter().zip(named);
        let parameter = |(parameter, (key, name)): (&flux::Parameter, (&str, String))| {
            let tag = self.tag_type(query, key);
            let is_tag = tag.is_some();
            let described = self.queries.described(query, key);
            let kind = tag.unwrap_or_else(|| plain(parameter.kind).to_owned());
            Parameter {
                name,
                doc: if described.is_empty() { format!("The parameter `{key}`.") } else { described.into() },
                is_tag,
                value: parameter.kind,
                optional: parameter.optional,
                kind: if parameter.optional { format!("Option<{kind}>") } else { kind },
            }
        };
        parameters.map(parameter).collect()
    }

    /// The type of a parameter that takes the values of a tag. Tags that are made from the time have
    /// none.
    fn tag_type(&self, query: &str, parameter: &str) -> Option<String> {
        let tag = self.queries.defined(query, parameter)?.1.tag.as_ref()?;
        let (_, found) = self.tags.iter().find(|(key, _)| key == tag)?;
        // A text is borrowed, a listed value is as small as that.
        let borrowed = if found.variants.is_empty() { "&" } else { "" };
        (!found.derived).then(|| format!("{borrowed}crate::tags::{}", found.name))
    }
}

fn plain(kind: ParameterType) -> &'static str {
    match kind {
        ParameterType::Float => "f64",
        ParameterType::Integer => "i64",
        ParameterType::Unsigned => "u64",
        ParameterType::Boolean => "bool",
        ParameterType::String => "&str",
        ParameterType::Time => "Time",
        ParameterType::Duration => "Duration",
    }
}

/// The constants of a function, and the statements that put them and the arguments together.
struct Body<'p> {
    parameters: &'p [Parameter],
    constants: Vec<String>,
    statements: Vec<String>,
}

impl<'p> Body<'p> {
    fn of(parameters: &'p [Parameter], pieces: &[Piece]) -> Self {
        let mut body = Self { parameters, constants: Vec::new(), statements: Vec::new() };
        if let [Piece::Text(text)] = pieces {
            let text = body.text(text);
            body.statements.push(format!("    {text}.to_owned()"));
            return body;
        }
        let rest = match pieces {
            [Piece::Text(text), rest @ ..] => {
                let text = body.text(text);
                body.statements.push(format!("    let mut flux = {text}.to_owned();"));
                rest
            }
            all => {
                body.statements.push("    let mut flux = String::new();".to_owned());
                all
            }
        };
        body.push(rest, "    ");
        body.statements.push("    flux".to_owned());
        body
    }

    /// A text as an expression: a constant, unless it is short and plain.
    fn text(&mut self, text: &str) -> String {
        let is_plain = |byte: u8| {
            (byte.is_ascii_graphic() || matches!(byte, b' ' | b'\n')) && !matches!(byte, b'"' | b'\\')
        };
        if text.len() <= SHORT && text.bytes().all(is_plain) {
            return format!("\"{}\"", text.replace('\n', "\\n"));
        }
        let name = format!("TEXT_{}", self.constants.len());
        self.constants.push(layout::constant("    ", &format!("const {name}: &str"), &rust_lines(text)));
        name
    }

    fn push(&mut self, pieces: &[Piece], indent: &str) {
        for piece in pieces {
            match piece {
                Piece::Text(text) if text == "\n" => {
                    self.statements.push(format!("{indent}flux.push('\\n');"));
                }
                Piece::Text(text) => {
                    let text = self.text(text);
                    self.statements.push(format!("{indent}flux.push_str({text});"));
                }
                Piece::Value(number) => {
                    let Some(Parameter { name, is_tag, .. }) = self.parameters.get(*number) else { continue };
                    let push = ".push_to(&mut flux)";
                    let calls: &[&str] = if *is_tag { &[".as_str()", push] } else { &[push] };
                    self.statements.push(layout::calls(indent, name, calls));
                }
                Piece::With(number, pieces) => {
                    let Some(Parameter { name, .. }) = self.parameters.get(*number) else { continue };
                    // A condition only names the parameter: its value was assigned before.
                    let is_used = pieces.iter().any(|piece| matches!(piece, Piece::Value(_)));
                    self.statements.push(if is_used {
                        layout::if_some(indent, name)
                    } else {
                        format!("{indent}if {name}.is_some() {{")
                    });
                    self.push(pieces, &format!("{indent}    "));
                    self.statements.push(format!("{indent}}}"));
                }
            }
        }
    }
}
