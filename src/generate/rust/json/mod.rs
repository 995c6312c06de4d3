//! The JSON of fields as Rust: types of the values, and functions that check what types cannot say.

mod checks;
mod needs;
mod place;

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    super::{
        json::{Flaw, Json, Shape},
        names::{Taken, short, snake},
    },
    facts, layout,
    types::{Type, TypeKind},
};

/// What a place in JSON is in Rust.
#[derive(Debug)]
pub(super) struct Place {
    /// Its type.
    pub kind: String,
    /// The path of the function that checks it, if anything is to be checked.
    pub check: Option<String>,
}

/// A function that checks a value, with all its indents.
#[derive(Debug, Serialize)]
pub(super) struct Check {
    /// `fn …`, up to the brace.
    pub head: String,
    pub statements: Vec<String>,
    /// `static … = […];` of each pattern that it looks for.
    pub patterns: Vec<String>,
}

/// Collects the types and checks of one module.
#[derive(Debug)]
pub(super) struct Maker<'t> {
    pub types: Vec<Type>,
    pub checks: Vec<Check>,
    /// What the crate cannot check.
    pub flaws: Vec<Flaw>,
    pub taken: &'t mut Taken,
    functions: Taken,
    patterns: Taken,
    /// Of each definition of the JSON that is looked at, the function that checks it, if there is one.
    of_definition: BTreeMap<String, Option<String>>,
}

impl<'t> Maker<'t> {
    pub fn new(taken: &'t mut Taken) -> Self {
        let (types, checks, flaws) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            types,
            checks,
            flaws,
            taken,
            functions: Taken::new(&[]),
            patterns: Taken::new(&[]),
            of_definition: BTreeMap::new(),
        }
    }

    /// The JSON of a field, whose types are named after `name`.
    pub fn json(&mut self, name: &str, json: &Json) -> Place {
        self.of_definition.clear();
        for (definition, checked) in needs::definitions(json) {
            let function = checked.then(|| self.function(definition));
            self.of_definition.insert(definition.to_owned(), function);
        }
        let root = self.place(name, &json.root);
        for definition in &json.definitions {
            self.definition(&definition.name, &definition.shape);
        }
        root
    }

    fn definition(&mut self, name: &str, shape: &Shape) {
        let place = self.types.len();
        let kind = self.unnamed(name, shape);
        if kind.kind != name {
            let alias = self.alias(name, shape, &kind.kind);
            self.types.insert(place, alias);
        }
        if let Some(Some(function)) = self.of_definition.get(name).cloned() {
            self.check(&function, name, kind.body, false);
        }
    }

    fn alias(&self, name: &str, shape: &Shape, kind: &str) -> Type {
        Type {
            name: name.to_owned(),
            doc: shape.doc.clone(),
            facts: facts::of_shape(shape),
            kind: TypeKind::Alias { declaration: layout::alias(name, kind) },
        }
    }

    /// A name for a function that checks the type `name`.
    fn function(&mut self, name: &str) -> String {
        self.functions.give(&short(&format!("check_{}", snake(name))))
    }
}
