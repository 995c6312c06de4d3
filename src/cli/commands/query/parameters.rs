//! The values of `--param` as literals of Flux: the one place where text from outside gets into a script.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::{
    cli::{Failure, args::Binding},
    diagnostic::closest,
    flux::{self, Queries, Script, string},
    model::{ParameterType, Query, Scalar, Schema},
    words::{Tick, article, list, plural},
};

/// The query as Flux.
pub(super) fn script(queries: &Queries<'_>, name: &str) -> Result<Script, Failure> {
    queries.compile(name).map_err(|error| {
        Failure::new(format!("query {} cannot become Flux: {error}", Tick(name))).detail(error.help)
    })
}

/// Refuses values of parameters that none of the queries has, and those that are given twice.
pub(super) fn known(queries: &[(&str, &Query, Script)], bindings: &[Binding]) -> Result<(), Failure> {
    let parameters = queries.iter().flat_map(|(_, _, script)| &script.parameters);
    let known: BTreeSet<&str> = parameters.map(|parameter| parameter.name.as_str()).collect();
    let names: Vec<&str> = queries.iter().map(|(name, ..)| *name).collect();
    let mut seen = BTreeSet::new();
    for Binding { name, .. } in bindings {
        if !known.contains(name.as_str()) {
            return Err(unknown(name, &known, &names));
        }
        if !seen.insert(name) {
            return Err(Failure::new(format!("`--param` gives {} two values", Tick(name))));
        }
    }
    Ok(())
}

fn unknown(name: &str, known: &BTreeSet<&str>, queries: &[&str]) -> Failure {
    let names = || known.iter().copied();
    let of = list(queries.iter().copied());
    let failure = Failure::new(format!("there is no parameter {} of {of}", Tick(name)));
    match closest(name, names()) {
        Some(meant) => failure.detail(format!("did you mean {}?", Tick(meant))),
        None if known.is_empty() => failure.detail("there are no parameters at all"),
        None => failure.detail(format!("there {} {}", plural(known.len(), "is", "are"), list(names()))),
    }
}

/// The literals of the values that are given to a query; the examples for the others, if they may stand in.
/// An optional parameter is given only by a value.
pub(super) fn literals(
    queries: &Queries<'_>,
    (name, script): (&str, &Script),
    bindings: &[Binding],
    examples: bool,
) -> Result<BTreeMap<String, String>, Failure> {
    let (mut literals, mut missing) = (BTreeMap::new(), Vec::new());
    for parameter in &script.parameters {
        let defined = queries.defined(name, &parameter.name).map(|(_, defined)| defined);
        let literal = match bindings.iter().find(|binding| binding.name == parameter.name) {
            Some(binding) => {
                let tag = defined.and_then(|defined| defined.tag.as_deref());
                let made = literal_of(queries.schema, tag, parameter, &binding.value);
                made.map_err(|why| unfit(name, binding, &why))?
            }
            None if parameter.optional => continue,
            None if examples => parameter.example.clone(),
            None => {
                missing.push((parameter.name.clone(), defined.map(|found| found.example.to_string())));
                continue;
            }
        };
        literals.insert(parameter.name.clone(), literal);
    }
    if missing.is_empty() { Ok(literals) } else { Err(lacking(name, &missing)) }
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
fn literal_of(
    schema: &Schema,
    tag: Option<&str>,
    parameter: &flux::Parameter,
    value: &str,
) -> Result<String, String> {
    if let Some(tag) = tag {
        fits_tag(schema, tag, value)?;
    }
    let wanted = || match parameter.kind {
        ParameterType::Boolean => "it takes true or false".to_owned(),
        ParameterType::Unsigned => "it takes a whole number from 0".to_owned(),
        ParameterType::Time => {
            "it takes a time such as 2026-01-31T12:00:00Z, a duration such as -30d, or now()".to_owned()
        }
        kind => format!("it takes {}, such as {}", article(kind), parameter.example),
    };
    let scalar = match parameter.kind {
        ParameterType::String => return Ok(string(value)),
        // The model has no such number above those of an integer.
        ParameterType::Unsigned => {
            let number: u64 = value.parse().map_err(|_| wanted())?;
            return Ok(format!("uint(v: {})", string(&number.to_string())));
        }
        ParameterType::Float => {
            value.parse().ok().filter(|number: &f64| number.is_finite()).map(Scalar::Float)
        }
        ParameterType::Integer => value.parse().ok().map(Scalar::Integer),
        ParameterType::Boolean => value.parse().ok().map(Scalar::Boolean),
        ParameterType::Time | ParameterType::Duration => Some(Scalar::Text(value.to_owned())),
    };
    scalar.and_then(|scalar| flux::literal_of(&scalar, parameter.kind)).ok_or_else(wanted)
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

    fn literal(tag: Option<&str>, kind: ParameterType, value: &str) -> Result<String, String> {
        let tags = json!({
            "room": { "values": ["kitchen", "hall"] },
            "host": { "pattern": "^[a-z]+$" },
        });
        let schema: Schema = from_value(json!({ "tags": tags })).unwrap();
        let parameter =
            flux::Parameter { name: "p".to_owned(), kind, example: "1".to_owned(), optional: false };
        literal_of(&schema, tag, &parameter, value)
    }

    #[test]
    fn values_become_literals_of_their_type() {
        use ParameterType::{Boolean, Duration, Float, Integer, String, Time, Unsigned};
        let no_time = "it takes a time such as 2026-01-31T12:00:00Z, a duration such as -30d, or now()";
        for (tag, kind, value, expected) in [
            (None, String, "\" |> drop() ${x}", Ok("\"\\\" |> drop() \\${x}\"")),
            (None, Float, "-1e3", Ok("-1000.0")),
            (None, Float, "inf", Err("it takes a float, such as 1")),
            (None, Integer, "9223372036854775807", Ok("9223372036854775807")),
            (None, Integer, "1.0", Err("it takes an integer, such as 1")),
            (None, Unsigned, "18446744073709551615", Ok("uint(v: \"18446744073709551615\")")),
            (None, Unsigned, "-1", Err("it takes a whole number from 0")),
            (None, Boolean, "yes", Err("it takes true or false")),
            (None, Time, "-30d", Ok("-30d")),
            (None, Time, "2026-01-31", Ok("2026-01-31T00:00:00Z")),
            (None, Time, "now()", Ok("now()")),
            (None, Time, "now() |> drop()", Err(no_time)),
            (None, Duration, "1h30m", Ok("1h30m")),
            (None, Duration, "-1h", Err("it takes a duration, such as 1")),
            (Some("room"), String, "kitchen", Ok("\"kitchen\"")),
            (
                Some("room"),
                String,
                "kitchn",
                Err("the tag `room` has the values `kitchen`, `hall`; did you mean `kitchen`?"),
            ),
            (Some("host"), String, "A", Err("values of the tag `host` match the pattern `^[a-z]+$`")),
        ] {
            let made = literal(tag, kind, value);
            assert_eq!(made.as_deref().map_err(std::string::String::as_str), expected, "{kind} {value}");
        }
    }

    #[test]
    fn a_command_can_be_copied() {
        assert_eq!(shell_word("room=kitchen"), "room=kitchen");
        assert_eq!(shell_word("room=it's $x"), r"'room=it'\''s $x'");
    }
}
