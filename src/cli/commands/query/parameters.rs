//! The values of `--param` as literals of Flux: the one place where text from outside gets into a script.

use std::collections::BTreeSet;

use regex::Regex;

use crate::{
    cli::{Failure, args::Binding},
    diagnostic::closest,
    flux::{self, Script, string},
    generate::defined_parameter,
    model::{FieldType, Parameter, Scalar, Schema},
    words::{Tick, article, list, plural},
};

/// Refuses values of parameters that none of the queries has, and those that are given twice.
pub(super) fn known(schema: &Schema, queries: &[&str], bindings: &[Binding]) -> Result<(), Failure> {
    let compiled = queries.iter().filter_map(|query| flux::compile(schema, query).ok());
    let known: BTreeSet<String> =
        compiled.flat_map(|script| script.parameters).map(|(name, _)| name).collect();
    let mut seen = BTreeSet::new();
    for Binding { name, .. } in bindings {
        if !known.contains(name) {
            return Err(unknown(name, &known, queries));
        }
        if !seen.insert(name) {
            return Err(Failure::new(format!("`--param` gives {} two values", Tick(name))));
        }
    }
    Ok(())
}

fn unknown(name: &str, known: &BTreeSet<String>, queries: &[&str]) -> Failure {
    let names = || known.iter().map(String::as_str);
    let of = list(queries.iter().copied());
    let failure = Failure::new(format!("there is no parameter {} of {of}", Tick(name)));
    match closest(name, names()) {
        Some(meant) => failure.detail(format!("did you mean {}?", Tick(meant))),
        None if known.is_empty() => failure.detail("there are no parameters at all"),
        None => failure.detail(format!("there {} {}", plural(known.len(), "is", "are"), list(names()))),
    }
}

/// The query `name` with the values that are given; the examples for the others, if they may stand in.
pub(super) fn script(
    schema: &Schema,
    name: &str,
    bindings: &[Binding],
    examples: bool,
) -> Result<Script, Failure> {
    let mut script = flux::compile(schema, name).map_err(|error| {
        Failure::new(format!("query {} cannot become Flux: {error}", Tick(name))).detail(error.help)
    })?;
    let mut missing = Vec::new();
    for (key, literal) in &mut script.parameters {
        let parameter = defined_parameter(schema, name, key);
        match bindings.iter().find(|binding| binding.name == *key) {
            Some(binding) => {
                let made = parameter.ok_or("there is no definition of it".to_owned());
                let made = made.and_then(|parameter| literal_of(schema, parameter, &binding.value));
                *literal = made.map_err(|why| unfit(name, binding, &why))?;
            }
            None if examples => {}
            None => missing.push((key.clone(), parameter.map(|found| found.example.to_string()))),
        }
    }
    if missing.is_empty() { Ok(script) } else { Err(lacking(name, &missing)) }
}

fn unfit(query: &str, binding: &Binding, why: &str) -> Failure {
    let (value, name) = (Tick(&binding.value), Tick(&binding.name));
    Failure::new(format!("{value} does not fit the parameter {name} of query {}", Tick(query))).detail(why)
}

fn lacking(query: &str, missing: &[(String, Option<String>)]) -> Failure {
    let names = list(missing.iter().map(|(name, _)| name.as_str()));
    let values = missing.iter().map(|(name, example)| {
        let binding = format!("{name}={}", example.as_deref().unwrap_or_default());
        format!("--param {}", shell_word(&binding))
    });
    Failure::new(format!("query {} needs a value for {names}", Tick(query)))
        .detail(format!("such as {}", values.collect::<Vec<_>>().join(" ")))
        .detail("`--examples` runs it with the examples of the definitions")
}

/// A text as a shell takes it for one word.
fn shell_word(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_-./=:,@%+".contains(letter);
    if text.chars().all(plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

/// A value as a literal, or what would fit.
fn literal_of(schema: &Schema, parameter: &Parameter, value: &str) -> Result<String, String> {
    if let Some(tag) = &parameter.tag {
        fits_tag(schema, tag, value)?;
    }
    let kind = parameter.value_type.unwrap_or(FieldType::String);
    let wanted = || match kind {
        FieldType::Boolean => "it takes true or false".to_owned(),
        FieldType::Unsigned => "it takes a whole number from 0".to_owned(),
        _ => format!("it takes {}, such as {}", article(kind), parameter.example),
    };
    let scalar = match kind {
        FieldType::String => return Ok(string(value)),
        // The model has no such number above those of an integer.
        FieldType::Unsigned => {
            let number: u64 = value.parse().map_err(|_| wanted())?;
            return Ok(format!("uint(v: {})", string(&number.to_string())));
        }
        FieldType::Float => value.parse().ok().filter(|number: &f64| number.is_finite()).map(Scalar::Float),
        FieldType::Integer => value.parse().ok().map(Scalar::Integer),
        FieldType::Boolean => value.parse().ok().map(Scalar::Boolean),
    };
    scalar.and_then(|scalar| flux::value(&scalar, kind)).ok_or_else(wanted)
}

fn fits_tag(schema: &Schema, key: &str, value: &str) -> Result<(), String> {
    let Some(tag) = schema.tags.get(key) else { return Ok(()) };
    if !tag.values.is_empty() && !tag.values.iter().any(|known| known == value) {
        let values = list(tag.values.iter().map(String::as_str));
        let meant = closest(value, tag.values.iter().map(String::as_str));
        let meant = meant.map(|meant| format!("; did you mean {}?", Tick(meant))).unwrap_or_default();
        return Err(format!("the tag {} has the values {values}{meant}", Tick(key)));
    }
    let Some(pattern) = &tag.pattern else { return Ok(()) };
    let fits = Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(value));
    if fits {
        Ok(())
    } else {
        Err(format!("values of the tag {} match the pattern {}", Tick(key), Tick(pattern)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{from_value, json};

    fn literal(parameter: serde_json::Value, value: &str) -> Result<String, String> {
        let tags = json!({
            "room": { "values": ["kitchen", "hall"] },
            "host": { "pattern": "^[a-z]+$" },
        });
        let schema: Schema = from_value(json!({ "tags": tags })).unwrap();
        let mut parameter = parameter;
        parameter["example"] = json!(1);
        literal_of(&schema, &from_value(parameter).unwrap(), value)
    }

    #[test]
    fn values_become_literals_of_their_type() {
        for (parameter, value, expected) in [
            (json!({ "type": "string" }), "\" |> drop() ${x}", Ok("\"\\\" |> drop() \\${x}\"")),
            (json!({ "type": "float" }), "-1e3", Ok("-1000.0")),
            (json!({ "type": "float" }), "inf", Err("it takes a float, such as 1")),
            (json!({ "type": "integer" }), "9223372036854775807", Ok("9223372036854775807")),
            (json!({ "type": "integer" }), "1.0", Err("it takes an integer, such as 1")),
            (json!({ "type": "unsigned" }), "18446744073709551615", Ok("uint(v: \"18446744073709551615\")")),
            (json!({ "type": "unsigned" }), "-1", Err("it takes a whole number from 0")),
            (json!({ "type": "boolean" }), "yes", Err("it takes true or false")),
            (json!({ "tag": "room" }), "kitchen", Ok("\"kitchen\"")),
            (
                json!({ "tag": "room" }),
                "kitchn",
                Err("the tag `room` has the values `kitchen`, `hall`; did you mean `kitchen`?"),
            ),
            (json!({ "tag": "host" }), "A", Err("values of the tag `host` match the pattern `^[a-z]+$`")),
        ] {
            let made = literal(parameter.clone(), value);
            assert_eq!(made.as_deref().map_err(String::as_str), expected, "{parameter} {value}");
        }
    }

    #[test]
    fn a_command_can_be_copied() {
        assert_eq!(shell_word("room=kitchen"), "room=kitchen");
        assert_eq!(shell_word("room=it's $x"), r"'room=it'\''s $x'");
    }
}
