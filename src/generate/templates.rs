//! The templates, compiled once: those in the program, each replaced where the project has its own.
//!
//! MiniJinja with whitespace settings that let a template look like its output: a line that holds
//! only a block tag leaves nothing behind. A variable that the context lacks is an error, never an
//! empty text.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use minijinja::{
    Environment, UndefinedBehavior,
    syntax::SyntaxConfig,
    value::{Serde, Value},
};
use serde::Serialize;

use super::{Target, TemplateError, closest, docs, embedded, escape, templated::MANIFEST};

/// All templates, ready to render, and the manifests of targets that are made of templates.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
    /// By the names of the targets.
    manifests: BTreeMap<String, Cow<'static, str>>,
    /// The templates of these targets by their names, compiled when such a target is made.
    of_targets: BTreeMap<String, Cow<'static, str>>,
}

impl Templates {
    /// The templates of the program, with those in `overrides` (name → text) in their place and those of
    /// the project's own targets beside them.
    ///
    /// # Errors
    /// An override that belongs to no template and no target, or one that does not compile.
    pub fn new(overrides: BTreeMap<String, String>) -> Result<Self, TemplateError> {
        let mut templates =
            Self { environment: environment()?, manifests: BTreeMap::new(), of_targets: BTreeMap::new() };
        for (name, text) in embedded::TEMPLATES {
            templates.add((*name).to_owned(), Cow::Borrowed(text))?;
        }
        let own = own_targets(&overrides)?;
        for (name, text) in overrides {
            let is_own = target_of(&name).is_some_and(|target| own.contains(target));
            let is_known = embedded::TEMPLATES.iter().any(|(known, _)| *known == name);
            if !(is_known || is_own && may_belong(&name)) {
                return Err(unknown(name, &own));
            }
            templates.add(name, Cow::Owned(text))?;
        }
        Ok(templates)
    }

    fn add(&mut self, name: String, text: Cow<'static, str>) -> Result<(), TemplateError> {
        match (manifest_of(&name), target_of(&name)) {
            (Some(target), _) => drop(self.manifests.insert(target.to_owned(), text)),
            (None, Some(target)) if !is_fixed(target) => drop(self.of_targets.insert(name, text)),
            _ => self.environment.add_template_owned(name, text)?,
        }
        Ok(())
    }

    /// The templates of a target that is made of templates alone, and no others.
    pub(super) fn of(&self, target: &str) -> Result<Self, TemplateError> {
        let mut environment = environment()?;
        for (name, text) in self.of_targets.iter().filter(|(name, _)| target_of(name) == Some(target)) {
            environment.add_template_owned(name.clone(), text.clone())?;
        }
        Ok(Self { environment, manifests: BTreeMap::new(), of_targets: BTreeMap::new() })
    }

    /// The names of the targets that are made of templates alone, in order.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        self.manifests.keys().map(String::as_str)
    }

    /// The text of a target's manifest.
    pub(super) fn manifest(&self, target: &str) -> Option<&str> {
        self.manifests.get(target).map(AsRef::as_ref)
    }

    /// Whether there is a template of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.environment.get_template(name).is_ok()
    }

    /// The names of all templates: `rust/lib.rs.j2` and so on.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.environment.templates().map(|(name, _)| name)
    }

    /// The text of the template `name` for `context`.
    ///
    /// # Errors
    /// A template that asks for what the context does not have, or fails in another way.
    pub fn render(&self, name: &str, context: &impl Serialize) -> Result<String, TemplateError> {
        self.render_value(name, Value::from(Serde(context)))
    }

    /// The same for a context that is a value already.
    pub(super) fn render_value(&self, name: &str, context: Value) -> Result<String, TemplateError> {
        let mut text = self.environment.get_template(name)?.render(context)?;
        // There are thousands, and all are held until nothing in the definitions is in the way.
        text.shrink_to_fit();
        Ok(text)
    }

    /// The text of a template that stands in the file `name`.
    pub(super) fn render_text(
        &self,
        name: &str,
        text: &str,
        context: &Value,
    ) -> Result<String, TemplateError> {
        Ok(self.environment.render_named_str(name, text, context.clone())?)
    }
}

/// The target that a file belongs to: its first folder.
fn target_of(name: &str) -> Option<&str> {
    name.split_once('/').map(|(target, _)| target)
}

/// The target whose manifest the file is.
fn manifest_of(name: &str) -> Option<&str> {
    name.split_once('/').filter(|(_, file)| *file == MANIFEST).map(|(target, _)| target)
}

/// What a target of the project's own may consist of.
fn may_belong(name: &str) -> bool {
    manifest_of(name).is_some() || Path::new(name).extension().is_some_and(|extension| extension == "j2")
}

/// Whether a target is more than templates, which it cannot have a manifest for.
fn is_fixed(target: &str) -> bool {
    Target::ALL.iter().any(|fixed| fixed.name() == target)
}

/// The targets whose manifest the project has, new ones and those of the program.
fn own_targets(overrides: &BTreeMap<String, String>) -> Result<BTreeSet<String>, TemplateError> {
    let own = overrides.keys().filter_map(|name| manifest_of(name)).filter(|target| !is_fixed(target));
    let own: BTreeSet<String> = own.map(str::to_owned).collect();
    let is_bad = |name: &&String| {
        !name.starts_with(|letter: char| letter.is_ascii_lowercase())
            || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    match own.iter().find(is_bad) {
        Some(name) => Err(TemplateError::Name { name: name.clone() }),
        None => Ok(own),
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
    environment.set_path_join_callback(beside);
    escape::add_filters(&mut environment);
    docs::add_filters(&mut environment);
    Ok(environment)
}

/// A target that is made of templates sees its own only, and calls them by their names in its folder.
fn beside<'n>(name: &'n str, parent: &str) -> Cow<'n, str> {
    match target_of(parent) {
        Some(target) if !is_fixed(target) => Cow::Owned(format!("{target}/{name}")),
        _ => Cow::Borrowed(name),
    }
}

fn unknown(name: String, own: &BTreeSet<String>) -> TemplateError {
    let meant = closest(&name, embedded::TEMPLATES.iter().map(|(known, _)| *known));
    let help = match (meant, target_of(&name)) {
        (_, Some(target)) if own.contains(target) => {
            Some(format!("what belongs to the target `{target}` ends in `.j2`"))
        }
        (Some(meant), _) => Some(format!("did you mean `{meant}`?")),
        (None, Some(target)) if !is_fixed(target) => {
            Some(format!("a target of your own has a manifest, `{target}/{MANIFEST}`"))
        }
        _ => None,
    };
    TemplateError::Unknown { name, help }
}
