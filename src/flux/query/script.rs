//! A compiled query: text, some of which depends on parameters.

use std::{collections::BTreeMap, fmt};

use super::super::layout::Part;
use crate::model::ParameterType;

/// A query as Flux.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Script {
    /// The `import`s of raw Flux, which come before everything else.
    pub imports: String,
    /// In order of their names.
    pub parameters: Vec<Parameter>,
    pub(super) body: Vec<Part>,
}

/// A parameter of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    pub name: String,
    pub kind: ParameterType,
    /// The literal of its example.
    pub example: String,
    /// Whether the script can do without it.
    pub optional: bool,
}

/// A part of a script's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text that is always there.
    Text(String),
    /// The literal of the parameter of this number.
    Value(usize),
    /// What is there only with the optional parameter of this number.
    With(usize, Vec<Piece>),
}

impl Script {
    /// A script that is written down as it is.
    pub fn of_flux(text: &str) -> Self {
        let (imports, body) = split_imports(text);
        Self { imports, parameters: Vec::new(), body: vec![Part::always(body)] }
    }

    /// The body, without an end of line: what is computed where `given` says which optional parameters there are.
    pub fn body(&self, given: impl Fn(&str) -> bool) -> String {
        let stays = |part: &&Part| part.only_with.as_deref().is_none_or(&given);
        self.body.iter().filter(stays).map(|part| part.text.as_str()).collect()
    }

    /// The whole script in pieces, so that values can be put into it. No two texts follow each other.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        add(&mut pieces, Piece::Text(self.imports.clone()));
        for (number, Parameter { name, optional, .. }) in self.parameters.iter().enumerate() {
            let assignment =
                vec![Piece::Text(format!("{name} = ")), Piece::Value(number), Piece::Text("\n".to_owned())];
            if *optional {
                pieces.push(Piece::With(number, assignment));
            } else {
                for piece in assignment {
                    add(&mut pieces, piece);
                }
            }
        }
        if self.parameters.iter().any(|parameter| !parameter.optional) {
            add(&mut pieces, Piece::Text("\n".to_owned()));
        }
        for part in &self.body {
            let text = Piece::Text(part.text.clone());
            let needed = part.only_with.as_deref().and_then(|name| self.number(name));
            add(&mut pieces, needed.map_or(text.clone(), |number| Piece::With(number, vec![text])));
        }
        add(&mut pieces, Piece::Text("\n".to_owned()));
        pieces
    }

    fn number(&self, parameter: &str) -> Option<usize> {
        self.parameters.iter().position(|found| found.name == parameter)
    }

    /// The whole script, with the literal of each parameter that is given.
    pub fn with(&self, literals: &BTreeMap<&str, &str>) -> String {
        let given = self.parameters.iter().filter_map(|found| {
            let literal = literals.get(found.name.as_str())?;
            Some(format!("{} = {literal}\n", found.name))
        });
        let given: String = given.collect();
        let blank = if given.is_empty() { "" } else { "\n" };
        let body = self.body(|name| literals.contains_key(name));
        format!("{}{given}{blank}{body}\n", self.imports)
    }

    /// The script with all examples, and everything that is optional.
    pub fn complete(&self) -> String {
        self.with(
            &self.parameters.iter().map(|found| (found.name.as_str(), found.example.as_str())).collect(),
        )
    }
}

#[cfg(test)]
impl Script {
    /// A script of texts alone.
    pub fn raw(imports: &str, parameters: &[(&str, &str)], body: &str) -> Self {
        let parameters = parameters.iter().map(|(name, example)| Parameter {
            name: (*name).to_owned(),
            kind: ParameterType::String,
            example: (*example).to_owned(),
            optional: false,
        });
        Self { imports: imports.to_owned(), parameters: parameters.collect(), body: vec![Part::always(body)] }
    }
}

/// Imports come first in a script: the lines before the first statement, up to the last `import`.
fn split_imports(flux: &str) -> (String, String) {
    let is_import = |line: &str| line.starts_with("import ");
    let before = |line: &&str| line.is_empty() || line.starts_with("//") || is_import(line);
    let head: Vec<&str> = flux.lines().map(str::trim).take_while(before).collect();
    let count = head.iter().rposition(|line| is_import(line)).map_or(0, |last| last + 1);
    let imports: String = flux.lines().take(count).map(|line| format!("{line}\n")).collect();
    let body = flux.lines().skip(count).collect::<Vec<_>>().join("\n");
    let blank = if count == 0 { "" } else { "\n" };
    (imports + blank, body.trim_matches('\n').trim_end().to_owned())
}

/// Adds a piece, a text to the text before it.
fn add(pieces: &mut Vec<Piece>, piece: Piece) {
    match (pieces.last_mut(), piece) {
        (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
        (None, Piece::Text(text)) if text.is_empty() => {}
        (_, piece) => pieces.push(piece),
    }
}

/// The script as it runs with its examples, without what is optional.
impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let required = self.parameters.iter().filter(|parameter| !parameter.optional);
        let examples =
            required.map(|parameter| (parameter.name.as_str(), parameter.example.as_str())).collect();
        f.write_str(&self.with(&examples))
    }
}
