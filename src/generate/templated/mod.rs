//! Targets that are made of templates alone: a manifest says which files there are, and templates
//! write them from the definitions as plain data. No language has a part in the code here.

mod context;
mod identifiers;
mod manifest;
mod options;

use std::collections::{BTreeMap, BTreeSet};

use minijinja::value::Value;
use rayon::prelude::*;

use super::{File, GenerateError, Problem, TemplateError, Templates, closest, codes};
use crate::flux::Queries;
use context::Things;
use manifest::{FileDefinition, Manifest};

/// The name of the manifest in the folder of a target.
pub(super) const MANIFEST: &str = "target.yaml";

/// The files of the target `name`.
pub(super) fn files(
    name: &str,
    options: &BTreeMap<String, String>,
    queries: &Queries<'_>,
    organization: Option<&str>,
    templates: &Templates,
) -> Result<Vec<File>, GenerateError> {
    let Some(text) = templates.manifest(name) else {
        return Err(GenerateError::Problems(vec![unknown(name, templates)]));
    };
    let manifest_name = format!("{name}/{MANIFEST}");
    let manifest = Manifest::read(&manifest_name, text)?;
    let options = options::values(name, &manifest_name, &manifest, options)?;
    let own = templates.of(name)?;
    let maker = Maker { folder: name, manifest_name: &manifest_name, templates: &own };
    maker.check(&manifest)?;
    let things = Things::new(queries, organization, &manifest, templates)?;
    let mut variables = things.variables();
    variables.insert("options", Value::from_pairs(options));
    let mut files = Vec::new();
    for definition in &manifest.files {
        let subjects: Vec<BTreeMap<&str, Value>> = match definition.each.variable() {
            None => vec![variables.clone()],
            Some(variable) => {
                let with = |thing: &Value| {
                    variables.clone().into_iter().chain([(variable, thing.clone())]).collect()
                };
                things.each(definition.each).iter().map(with).collect()
            }
        };
        let made = subjects.into_par_iter().map(|variables| maker.file(definition, variables));
        files.extend(made.collect::<Result<Vec<_>, _>>()?.into_iter().flatten());
    }
    maker.check_paths(&files)?;
    Ok(files)
}

fn unknown(name: &str, templates: &Templates) -> Problem {
    let there = || super::Target::ALL.into_iter().map(super::Target::name).chain(templates.targets());
    let help = match closest(name, there()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("there are: {}", there().collect::<Vec<_>>().join(", ")),
    };
    Problem::new(codes::TARGET_UNKNOWN, ["targets", name], format!("there is no target `{name}`"), help)
}

/// Makes the files of a target.
struct Maker<'a> {
    /// The folder of the templates.
    folder: &'a str,
    manifest_name: &'a str,
    templates: &'a Templates,
}

impl Maker<'_> {
    /// Whether all templates are there that the manifest names.
    fn check(&self, manifest: &Manifest) -> Result<(), TemplateError> {
        let prefix = format!("{}/", self.folder);
        let missing = |file: &&FileDefinition| !self.templates.has(&format!("{prefix}{}", file.template));
        let Some(missing) = manifest.files.iter().find(missing) else { return Ok(()) };
        let there = || self.templates.names().filter_map(|name| name.strip_prefix(&prefix));
        let mut cause = format!("there is no template `{}` in `{}`", missing.template, self.folder);
        if let Some(meant) = closest(&missing.template, there()) {
            cause += &format!("; did you mean `{meant}`?");
        }
        Err(TemplateError::whole(self.manifest_name, &cause))
    }

    /// The file for what the variables hold; none if its path is empty.
    fn file(
        &self,
        definition: &FileDefinition,
        variables: BTreeMap<&str, Value>,
    ) -> Result<Option<File>, TemplateError> {
        let variables = Value::from_pairs(variables);
        let path = self.templates.render_text(self.manifest_name, &definition.path, &variables)?;
        if path.is_empty() {
            return Ok(None);
        }
        let template = format!("{}/{}", self.folder, definition.template);
        Ok(Some(File::new(path, self.templates.render_value(&template, variables)?)))
    }

    /// No path leaves the folder, and no two are alike, nor would be where case does not count.
    fn check_paths(&self, files: &[File]) -> Result<(), TemplateError> {
        let mut seen = BTreeSet::new();
        for File { path, .. } in files {
            let cause = if !is_inside(path) {
                format!("the path `{}` leads out of its folder", path.escape_debug())
            } else if !seen.insert(path.to_lowercase()) {
                format!("two files have the path `{path}`")
            } else {
                continue;
            };
            return Err(TemplateError::whole(self.manifest_name, &cause));
        }
        Ok(())
    }
}

/// Whether the path stays in its folder on every system.
fn is_inside(path: &str) -> bool {
    let is_plain = |part: &str| {
        !matches!(part, "" | "." | "..")
            && !part.contains(|letter: char| letter.is_control() || matches!(letter, '\\' | ':'))
    };
    path.split('/').all(is_plain)
}
