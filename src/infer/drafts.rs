//! Definitions as files: what goes into which, and what a file says of where it comes from.

use serde::Serialize;
use yaml_serde::{Mapping, Value};

use super::{
    Inferred, Lacking,
    file_names::{free, stems},
    yaml,
};
use crate::{model::Measurement, words::scalar};

/// A file that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The path within the folder of the definitions, with `/` between the parts.
    pub path: String,
    pub text: String,
}

/// Where definitions come from, for the head of their files.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Such as `home at http://127.0.0.1:8086`.
    pub source: String,
    /// `YYYY-MM-DD`.
    pub day: String,
}

/// The files for all new definitions: buckets, tags and rollups together, each measurement in one of
/// its own. A path for which `taken` holds gets a number.
///
/// # Errors
/// A definition that has no form in YAML; none of those that are made here.
pub fn drafts(
    inferred: &Inferred,
    origin: &Origin,
    taken: impl Fn(&str) -> bool,
) -> Result<Vec<Draft>, yaml_serde::Error> {
    let schema = &inferred.schema;
    let mut drafts: Vec<Draft> = Vec::new();
    let mut add = |stem: &str, head: Vec<String>, section: &str, things: Mapping| {
        if !things.is_empty() {
            let document: Mapping = [(text(section), Value::Mapping(things))].into_iter().collect();
            let text = yaml::document(&head, &Value::Mapping(document));
            let here = |path: &str| drafts.iter().any(|draft| draft.path.eq_ignore_ascii_case(path));
            let path = free(stem, |path| taken(path) || here(path));
            drafts.push(Draft { path, text });
        }
    };
    add("buckets", vec![origin.line()], "buckets", things(&schema.buckets)?);
    add("tags", tags_head(inferred, origin), "tags", things(&schema.tags)?);
    for (key, stem) in stems(schema.measurements.keys().map(String::as_str)) {
        let one = schema.measurements.get_key_value(key);
        add(&format!("measurements/{stem}"), vec![origin.line()], "measurements", things(one)?);
    }
    add("rollups", vec![origin.line()], "rollups", things(&schema.rollups)?);
    Ok(drafts)
}

/// The members that a definition lacks, as lines to put into it; its lists of tags are whole.
///
/// # Errors
/// As [`drafts`].
pub fn lines_to_add(lacking: &Lacking, own: &Measurement) -> Result<String, yaml_serde::Error> {
    let mut members = Mapping::new();
    let lists =
        [("tags", &own.tags, &lacking.tags), ("optional_tags", &own.optional_tags, &lacking.optional_tags)];
    for (key, own, new) in lists.into_iter().filter(|(_, _, new)| !new.is_empty()) {
        let whole: Vec<&String> = own.iter().chain(new).collect();
        members.insert(text(key), yaml_serde::to_value(whole)?);
    }
    if !lacking.fields.is_empty() {
        members.insert(text("fields"), Value::Mapping(things(&lacking.fields)?));
    }
    Ok(yaml::lines(&Value::Mapping(members), yaml::MEMBERS))
}

impl Origin {
    fn line(&self) -> String {
        format!("Imported on {} from {}.", self.day, self.source)
    }
}

/// Says what the budgets were made from.
fn tags_head(inferred: &Inferred, origin: &Origin) -> Vec<String> {
    let mut head = vec![origin.line()];
    let budgets: Vec<_> = inferred.schema.tags.iter().filter(|(_, tag)| tag.max_values.is_some()).collect();
    if budgets.is_empty() {
        return head;
    }
    head.push("The budgets (`max_values`) are what was found, rounded up to 1, 2 or 5 × 10^n:".to_owned());
    for (key, _) in budgets {
        let seen = inferred.tags.get(key).copied().unwrap_or_default();
        let carried = if seen.measurements == 1 { "measurement" } else { "measurements" };
        let key = scalar(key);
        head.push(format!("  {key}: {} values in {} {carried}", seen.values, seen.measurements));
    }
    head
}

fn things<'a, T: Serialize + 'a>(
    things: impl IntoIterator<Item = (&'a String, &'a T)>,
) -> Result<Mapping, yaml_serde::Error> {
    things.into_iter().map(|(key, thing)| Ok((text(key), yaml_serde::to_value(thing)?))).collect()
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}
