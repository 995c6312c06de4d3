//! The syntax tree as the server's parser writes it: what a node says, if it is what was hoped for.

use std::collections::BTreeMap;

use serde_json::Value;

/// The arguments of a call, or the members of an object, by name.
pub type Arguments<'a> = BTreeMap<&'a str, &'a Value>;

/// The name that is called, and with what.
pub fn call(expression: &Value) -> Result<(String, Arguments<'_>), String> {
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

pub fn without_parentheses(mut value: &Value) -> &Value {
    while kind(value) == "ParenExpression" {
        value = &value["expression"];
    }
    value
}

pub fn properties(object: &Value) -> Arguments<'_> {
    let properties = object["properties"].as_array().into_iter().flatten();
    properties.filter_map(|property| Some((name(&property["key"])?, &property["value"]))).collect()
}

pub fn member(value: &Value) -> Option<&str> {
    name(&value["property"])
}

/// An identifier, or the text that stands for one.
pub fn name(value: &Value) -> Option<&str> {
    value["name"].as_str().or_else(|| value["value"].as_str())
}

pub fn text(value: &Value, what: &str) -> Result<String, String> {
    let literal = value["value"].as_str().filter(|_| kind(value) == "StringLiteral");
    literal.map(str::to_owned).ok_or_else(|| format!("`{what}` is no plain text in it"))
}

pub fn duration(value: &Value) -> Option<String> {
    let values = value["values"].as_array().filter(|_| kind(value) == "DurationLiteral")?;
    let part = |part: &Value| Some(format!("{}{}", part["magnitude"].as_u64()?, part["unit"].as_str()?));
    values.iter().map(part).collect()
}

pub fn kind(value: &Value) -> &str {
    value["type"].as_str().unwrap_or_default()
}
