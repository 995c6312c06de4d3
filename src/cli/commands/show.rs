//! `fluxform show`: the schema as it was resolved, as JSON.

use serde_json::{Map, Value};

use crate::{
    cli::{Failure, Outcome, args::ShowArguments, project, terminal::Terminal},
    diagnostic::closest,
};

pub fn run(arguments: &ShowArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let cannot = |error: &serde_json::Error| Failure::caused("cannot write the schema as JSON", error);
    let whole = serde_json::to_value(opened.schema(terminal)?).map_err(|error| cannot(&error))?;
    let shown = match &arguments.name {
        None => whole,
        Some(name) => things_called(&whole, name)?,
    };
    let text = serde_json::to_string_pretty(&shown).map_err(|error| cannot(&error))?;
    terminal.result(&(text + "\n"))?;
    Ok(Outcome::Clean)
}

/// Everything of that name, by section: a bucket and a measurement may share one.
fn things_called(whole: &Value, name: &str) -> Result<Value, Failure> {
    let sections = whole.as_object().into_iter().flatten();
    let found: Map<String, Value> = sections
        .clone()
        .filter_map(|(section, things)| Some((section.clone(), things.get(name)?.clone())))
        .collect();
    if !found.is_empty() {
        return Ok(Value::Object(found));
    }
    let names = sections.filter_map(|(_, things)| things.as_object()).flat_map(Map::keys).map(String::as_str);
    let failure = Failure::new(format!("nothing is called `{name}`"));
    Err(match closest(name, names) {
        Some(meant) => failure.detail(format!("did you mean `{meant}`?")),
        None => failure,
    })
}
