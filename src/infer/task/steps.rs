//! The steps of a pipeline that a rollup may have, each with nothing but what a rollup says.

use serde_json::Value;

use super::{
    BucketRef,
    tree::{Arguments, duration, kind, member, text},
};

/// When a task runs.
pub struct Options {
    pub every: String,
    pub offset: Option<String>,
}

impl Options {
    pub fn of(options: &Arguments<'_>) -> Result<Self, String> {
        if options.contains_key("cron") {
            return Err("it runs by `cron`".to_owned());
        }
        let other = options.keys().find(|key| !matches!(**key, "name" | "every" | "offset"));
        if let Some(other) = other {
            return Err(format!("it has the option `{other}`"));
        }
        let every = options.get("every").and_then(|every| duration(every)).ok_or("it has no interval")?;
        let offset = match options.get("offset") {
            Some(offset) => Some(duration(offset).ok_or("its offset is computed")?),
            None => None,
        };
        Ok(Self { every, offset })
    }
}

pub fn bucket(arguments: &Arguments<'_>, others: &[&str]) -> Result<BucketRef, String> {
    let known = |key: &&&str| matches!(**key, "bucket" | "bucketID") || others.contains(*key);
    if let Some(other) = arguments.keys().find(|key| !known(key)) {
        return Err(format!("it gives `{other}` to `from` or `to`"));
    }
    match (arguments.get("bucket"), arguments.get("bucketID")) {
        (Some(name), None) => Ok(BucketRef::Name(text(name, "bucket")?)),
        (None, Some(id)) => Ok(BucketRef::Id(text(id, "bucketID")?)),
        _ => Err("it names no bucket".to_owned()),
    }
}

/// One interval back from now.
pub fn range(arguments: &Arguments<'_>, every: &str) -> Result<(), String> {
    let start = arguments.get("start").filter(|_| arguments.len() == 1);
    let start = start.filter(|start| start["operator"] == "-").map(|start| &start["argument"]);
    match start {
        Some(start) if is_every(start, every) => Ok(()),
        _ => Err(format!("it reads another range than the last {every}")),
    }
}

/// The function that the windows are aggregated with. `createEmpty` is passed over: windows
/// without points write nothing in either case, but for `count`.
pub fn window(arguments: &Arguments<'_>, every: &str) -> Result<String, String> {
    if let Some(other) = arguments.keys().find(|key| !matches!(**key, "every" | "fn" | "createEmpty")) {
        return Err(format!("it gives `{other}` to `aggregateWindow`"));
    }
    if !arguments.get("every").is_some_and(|window| is_every(window, every)) {
        return Err(format!("its windows are not as long as its interval of {every}"));
    }
    let function = arguments.get("fn").filter(|function| kind(function) == "Identifier");
    let name = function.and_then(|function| function["name"].as_str());
    let name = name.ok_or("its function is no plain name")?;
    let zeros = name == "count" && arguments.get("createEmpty").is_none_or(|value| value["name"] != "false");
    if zeros {
        return Err("it counts empty windows".to_owned());
    }
    Ok(name.to_owned())
}

fn is_every(value: &Value, every: &str) -> bool {
    let option = kind(value) == "MemberExpression" && value["object"]["name"] == "task";
    (option && member(value) == Some("every")) || duration(value).as_deref() == Some(every)
}

/// The names that are written instead of those that are read.
#[derive(Debug, Default)]
pub struct Names {
    pub measurement: Option<String>,
    pub field: Option<String>,
}

/// What the `set`s of a pipeline set.
pub fn names(sets: &[&Arguments<'_>]) -> Result<Names, String> {
    let mut names = Names::default();
    for arguments in sets {
        let of = |key: &str| arguments.get(key).map_or(Ok(String::new()), |value| text(value, key));
        let value = of("value")?;
        match of("key")?.as_str() {
            "_measurement" => names.measurement = Some(value),
            "_field" => names.field = Some(value),
            other => return Err(format!("it sets `{other}`")),
        }
    }
    Ok(names)
}
