//! The templates, compiled once: those in the program, each replaced where the project has its own.
//!
//! MiniJinja with whitespace settings that let a template look like its output: a line that holds
//! only a block tag leaves nothing behind. A variable that the context lacks is an error, never an
//! empty text.

use std::collections::BTreeMap;

use minijinja::{
    Environment, UndefinedBehavior,
    syntax::SyntaxConfig,
    value::{Serde, Value},
};
use serde::Serialize;

use super::{TemplateError, docs, embedded, escape};

/// All templates, ready to render.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// The templates of the program, with those in `overrides` (name → text) in their place.
    ///
    /// # Errors
    /// An override that belongs to no template, or one that does not compile.
    pub fn new(overrides: BTreeMap<String, String>) -> Result<Self, TemplateError> {
        let mut environment = environment()?;
        for (name, text) in embedded::TEMPLATES {
            environment.add_template(name, text)?;
        }
        for (name, text) in overrides {
            if !Self::names().any(|known| known == name) {
                return Err(unknown(name));
            }
            environment.add_template_owned(name, text)?;
        }
        Ok(Self { environment })
    }

    /// The names that an override may have, in order: `rust/lib.rs.j2` and so on.
    pub fn names() -> impl Iterator<Item = &'static str> {
        embedded::TEMPLATES.iter().map(|(name, _)| *name)
    }

    /// The text of the template `name` for `context`.
    ///
    /// # Errors
    /// A template that asks for what the context does not have, or fails in another way.
    pub fn render(&self, name: &str, context: &impl Serialize) -> Result<String, TemplateError> {
        Ok(self.environment.get_template(name)?.render(Value::from(Serde(context)))?)
    }
}

fn environment() -> Result<Environment<'static>, TemplateError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?,
    );
    // Positions for error messages; rendering costs the same.
    environment.set_debug(true);
    // What a value must look like depends on where it stands: the filters say so, not the file name.
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    escape::add_filters(&mut environment);
    docs::add_filters(&mut environment);
    Ok(environment)
}

fn unknown(name: String) -> TemplateError {
    let score = |known: &&str| strsim::jaro_winkler(known, &name);
    let closest = Templates::names().max_by(|a, b| score(a).total_cmp(&score(b)));
    let closest = closest.filter(|known| score(known) >= 0.8);
    TemplateError::Unknown { name, closest }
}
