//! The script of a task, as far as it is a rollup: one pipeline from a measurement through windows
//! as long as the task's interval into a bucket.
//!
//! Read from the tree that the server's own parser makes of it (`POST /api/v2/query/ast`). What is
//! not understood is named: a task that does more must not become a rollup that does less.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// What a plain task does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainTask {
    pub every: String,
    pub offset: Option<String>,
    pub from: BucketRef,
    pub measurement: String,
    /// The fields that are read; all of them if none is named.
    pub fields: BTreeSet<String>,
    pub function: String,
    pub to: BucketRef,
    /// The organization that is written to, if the script names one.
    pub organization: Option<String>,
    /// The names that are written instead of those that are read.
    pub to_measurement: Option<String>,
    pub to_field: Option<String>,
}

/// How a script names a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BucketRef {
    Name(String),
    Id(String),
}

impl PlainTask {
    /// The task with the names of its buckets, which are given by `ids`.
    ///
    /// # Errors
    /// Why it cannot be a rollup of the organization, as [`read_task`].
    pub fn within(mut self, organization: &str, ids: &BTreeMap<String, String>) -> Result<Self, String> {
        if self.organization.as_ref().is_some_and(|other| other != organization) {
            return Err("it writes to another organization".to_owned());
        }
        for bucket in [&mut self.from, &mut self.to] {
            if let BucketRef::Id(id) = bucket
                && let Some(name) = ids.get(id)
            {
                *bucket = BucketRef::Name(name.clone());
            }
        }
        Ok(self)
    }

    /// Whether it writes into one of these buckets, as far as that is known.
    pub fn writes_into(&self, buckets: &BTreeSet<String>) -> bool {
        match &self.to {
            BucketRef::Name(name) => buckets.contains(name),
            BucketRef::Id(_) => true,
        }
    }
}

type Arguments<'a> = BTreeMap<&'a str, &'a Value>;

/// Reads the tree of a script.
///
/// # Errors
/// Why the task is no rollup, to stand after the task's name and a colon.
pub fn read_task(tree: &Value) -> Result<PlainTask, String> {
    let body = tree.pointer("/ast/files/0/body").and_then(Value::as_array).ok_or("its script has no body")?;
    let script = Script::of(body)?;
    let calls = script.pipeline(script.last, 0)?;
    let task = Options::of(&script.options)?;
    let mut plain = PlainTask {
        every: task.every,
        offset: task.offset,
        from: BucketRef::Name(String::new()),
        measurement: String::new(),
        fields: BTreeSet::new(),
        function: String::new(),
        to: BucketRef::Name(String::new()),
        organization: None,
        to_measurement: None,
        to_field: None,
    };
    let mut filter = Filter::default();
    let mut steps = calls.iter().peekable();
    let mut next = |wanted: &str| match steps.next_if(|(name, _)| name == wanted) {
        Some((_, arguments)) => Ok(Some(arguments)),
        None => Ok::<_, String>(None),
    };
    plain.from = bucket(next("from")?.ok_or("it does not begin with `from`")?, &[])?;
    range(next("range")?.ok_or("it has no `range` after `from`")?, &plain.every)?;
    while let Some(arguments) = next("filter")? {
        filter.add(arguments)?;
    }
    plain.function = window(
        next("aggregateWindow")?.ok_or("it does more than filter before it aggregates")?,
        &plain.every,
    )?;
    while let Some(arguments) = next("set")? {
        set(arguments, &mut plain)?;
    }
    let to = next("to")?.ok_or("it does more than `set` names before it writes")?;
    plain.to = bucket(to, &["org"])?;
    plain.organization = to.get("org").map(|org| text(org, "org")).transpose()?;
    if let Some((name, _)) = steps.next() {
        return Err(format!("it goes on with `{name}` after it has written"));
    }
    plain.measurement = filter.measurement.ok_or("it reads all measurements of its bucket")?;
    plain.fields = filter.fields.unwrap_or_default();
    if plain.to_field.is_some() && plain.fields.len() != 1 {
        return Err("it writes several fields into one".to_owned());
    }
    Ok(plain)
}

/// The statements of a script.
struct Script<'a> {
    options: Arguments<'a>,
    variables: BTreeMap<&'a str, &'a Value>,
    /// The one expression that is computed.
    last: &'a Value,
}

impl<'a> Script<'a> {
    fn of(body: &'a [Value]) -> Result<Self, String> {
        let mut options = Arguments::new();
        let mut variables = BTreeMap::new();
        let mut expressions = Vec::new();
        for statement in body {
            match kind(statement) {
                "OptionStatement" if statement["assignment"]["id"]["name"] == "task" => {
                    options = properties(&statement["assignment"]["init"]);
                }
                "VariableAssignment" => {
                    let name = statement["id"]["name"].as_str().unwrap_or_default();
                    variables.insert(name, &statement["init"]);
                }
                "ExpressionStatement" => expressions.push(&statement["expression"]),
                _ => return Err("its script has more than a pipeline".to_owned()),
            }
        }
        match expressions[..] {
            [last] => Ok(Self { options, variables, last }),
            _ => Err(format!("it has {} pipelines", expressions.len())),
        }
    }

    /// The calls of a pipeline in their order. Variables may not lead in a circle.
    fn pipeline(&self, expression: &'a Value, depth: usize) -> Result<Vec<(String, Arguments<'a>)>, String> {
        match kind(expression) {
            _ if depth > 100 => Err("its pipeline is too long".to_owned()),
            "PipeExpression" => {
                let mut calls = self.pipeline(&expression["argument"], depth + 1)?;
                calls.push(call(&expression["call"])?);
                Ok(calls)
            }
            "CallExpression" => Ok(vec![call(expression)?]),
            "Identifier" => {
                let name = expression["name"].as_str().unwrap_or_default();
                let variable = self.variables.get(name).ok_or("it is not one pipeline")?;
                self.pipeline(variable, depth + 1)
            }
            _ => Err("it is not one pipeline".to_owned()),
        }
    }
}

fn call(expression: &Value) -> Result<(String, Arguments<'_>), String> {
    let callee = &expression["callee"];
    let name = match kind(callee) {
        "Identifier" => callee["name"].as_str().unwrap_or_default().to_owned(),
        "MemberExpression" => {
            let object = callee["object"]["name"].as_str().unwrap_or_default();
            format!("{object}.{}", member(callee).unwrap_or_default())
        }
        _ => return Err("it calls a function without a name".to_owned()),
    };
    Ok((name, properties(&expression["arguments"][0])))
}

struct Options {
    every: String,
    offset: Option<String>,
}

impl Options {
    fn of(options: &Arguments<'_>) -> Result<Self, String> {
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

fn bucket(arguments: &Arguments<'_>, others: &[&str]) -> Result<BucketRef, String> {
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
fn range(arguments: &Arguments<'_>, every: &str) -> Result<(), String> {
    let start = arguments.get("start").filter(|_| arguments.len() == 1);
    let start = start.filter(|start| start["operator"] == "-").map(|start| &start["argument"]);
    match start {
        Some(start) if is_every(start, every) => Ok(()),
        _ => Err(format!("it reads another range than the last {every}")),
    }
}

/// The function that the windows are aggregated with. `createEmpty` is passed over: windows
/// without points write nothing in either case, but for `count`.
fn window(arguments: &Arguments<'_>, every: &str) -> Result<String, String> {
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

fn set(arguments: &Arguments<'_>, plain: &mut PlainTask) -> Result<(), String> {
    let of = |key: &str| arguments.get(key).map_or(Ok(String::new()), |value| text(value, key));
    let (key, value) = (of("key")?, of("value")?);
    match key.as_str() {
        "_measurement" => plain.to_measurement = Some(value),
        "_field" => plain.to_field = Some(value),
        _ => return Err(format!("it sets `{key}`")),
    }
    Ok(())
}

/// What the conditions of all `filter`s let through.
#[derive(Debug, Default)]
struct Filter {
    measurement: Option<String>,
    fields: Option<BTreeSet<String>>,
}

impl Filter {
    fn add(&mut self, arguments: &Arguments<'_>) -> Result<(), String> {
        let function = arguments.get("fn").filter(|_| arguments.len() == 1);
        let function = function.ok_or("its filter has other arguments than `fn`")?;
        let row = function.pointer("/params/0/key/name").and_then(Value::as_str).unwrap_or_default();
        self.all(&function["body"], row)
    }

    fn all(&mut self, condition: &Value, row: &str) -> Result<(), String> {
        let condition = without_parentheses(condition);
        if condition["operator"] == "and" {
            self.all(&condition["left"], row)?;
            return self.all(&condition["right"], row);
        }
        let mut names = BTreeSet::new();
        let column = any(condition, row, &mut names)?;
        match column {
            "_measurement" if names.len() == 1 && self.measurement.is_none() => {
                self.measurement = names.pop_first();
            }
            "_measurement" => return Err("it reads several measurements".to_owned()),
            "_field" if self.fields.is_none() => self.fields = Some(names),
            "_field" => return Err("it filters its fields twice".to_owned()),
            other => return Err(format!("it filters by `{other}`")),
        }
        Ok(())
    }
}

/// The column that a chain of `or` compares, and the texts that it may be.
fn any<'a>(condition: &'a Value, row: &str, names: &mut BTreeSet<String>) -> Result<&'a str, String> {
    let condition = without_parentheses(condition);
    if condition["operator"] == "or" {
        let left = any(&condition["left"], row, names)?;
        let right = any(&condition["right"], row, names)?;
        return if left == right { Ok(left) } else { Err("its filter mixes columns".to_owned()) };
    }
    let (left, right) = (&condition["left"], &condition["right"]);
    let column = member(left).filter(|_| condition["operator"] == "==" && left["object"]["name"] == row);
    let column = column.ok_or("its filter is more than names of a measurement and its fields")?;
    names.insert(text(right, column)?);
    Ok(column)
}

fn without_parentheses(mut value: &Value) -> &Value {
    while kind(value) == "ParenExpression" {
        value = &value["expression"];
    }
    value
}

fn properties(object: &Value) -> Arguments<'_> {
    let properties = object["properties"].as_array().into_iter().flatten();
    properties.filter_map(|property| Some((name(&property["key"])?, &property["value"]))).collect()
}

fn member(value: &Value) -> Option<&str> {
    name(&value["property"])
}

/// An identifier, or the text that stands for one.
fn name(value: &Value) -> Option<&str> {
    value["name"].as_str().or_else(|| value["value"].as_str())
}

fn text(value: &Value, what: &str) -> Result<String, String> {
    let literal = value["value"].as_str().filter(|_| kind(value) == "StringLiteral");
    literal.map(str::to_owned).ok_or_else(|| format!("`{what}` is no plain text in it"))
}

fn duration(value: &Value) -> Option<String> {
    let values = value["values"].as_array().filter(|_| kind(value) == "DurationLiteral")?;
    let part = |part: &Value| Some(format!("{}{}", part["magnitude"].as_u64()?, part["unit"].as_str()?));
    values.iter().map(part).collect()
}

fn kind(value: &Value) -> &str {
    value["type"].as_str().unwrap_or_default()
}
