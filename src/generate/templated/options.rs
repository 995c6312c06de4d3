//! The options of a target: what the project file sets, held against the manifest.

use std::collections::BTreeMap;

use regex::Regex;

use super::{
    super::{GenerateError, Problem, TemplateError, closest, codes},
    manifest::{Manifest, OptionDefinition},
};

/// All options with their values.
pub(super) fn values<'a>(
    target: &str,
    manifest_name: &str,
    manifest: &'a Manifest,
    given: &'a BTreeMap<String, String>,
) -> Result<BTreeMap<&'a str, &'a str>, GenerateError> {
    let mut problems: Vec<Problem> = given
        .keys()
        .filter(|name| !manifest.options.contains_key(*name))
        .map(|name| unknown(target, name, manifest))
        .collect();
    let mut values = BTreeMap::new();
    for (name, option) in &manifest.options {
        let pattern = pattern(manifest_name, name, option)?;
        match given.get(name).or(option.default.as_ref()) {
            Some(value) => {
                problems.extend(misfit(target, name, value, option, pattern.as_ref()));
                problems.extend(reserved(target, name, value, option, manifest));
                values.insert(name.as_str(), value.as_str());
            }
            None => problems.push(missing(target, name, option)),
        }
    }
    if problems.is_empty() { Ok(values) } else { Err(GenerateError::Problems(problems)) }
}

fn pattern(manifest: &str, name: &str, option: &OptionDefinition) -> Result<Option<Regex>, TemplateError> {
    let compiled = option.pattern.as_deref().map(Regex::new).transpose();
    compiled.map_err(|error| {
        TemplateError::whole(manifest, &format!("the pattern of the option `{name}` is none: {error}"))
    })
}

fn unknown(target: &str, name: &str, manifest: &Manifest) -> Problem {
    let known = || manifest.options.keys().map(String::as_str);
    let help = match closest(name, known()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if manifest.options.is_empty() => "it has none".to_owned(),
        None => format!("there are: {}", known().collect::<Vec<_>>().join(", ")),
    };
    problem(target, Some(name), format!("the target `{target}` has no option `{name}`"), help)
}

fn missing(target: &str, name: &str, option: &OptionDefinition) -> Problem {
    let message = format!("the target `{target}` needs the option `{name}`");
    let help = format!("add `options: {{ {name}: … }}`: {}", option.description);
    problem(target, None, message, help)
}

fn misfit(
    target: &str,
    name: &str,
    value: &str,
    option: &OptionDefinition,
    pattern: Option<&Regex>,
) -> Option<Problem> {
    let pattern = pattern?;
    let message = format!("the option `{name}` does not take `{value}`");
    let help = format!("it matches `{pattern}`: {}", option.description);
    (!pattern.is_match(value)).then(|| problem(target, Some(name), message, help))
}

fn reserved(
    target: &str,
    name: &str,
    value: &str,
    option: &OptionDefinition,
    manifest: &Manifest,
) -> Option<Problem> {
    let message = format!("the option `{name}` cannot be `{value}`");
    let help = "choose another name: it is a word of the language".to_owned();
    let is_word = option.identifier && manifest.words.contains(value);
    is_word.then(|| problem(target, Some(name), message, help))
}

fn problem(target: &str, option: Option<&str>, message: String, help: String) -> Problem {
    let path = ["targets", target].into_iter().chain(option.into_iter().flat_map(|name| ["options", name]));
    Problem::new(codes::TARGET_OPTION, path, message, help)
}
