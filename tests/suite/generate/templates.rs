//! Templates of the user's own, and what is said of those that do not work.

use std::collections::BTreeMap;

use fluxform::generate::{GenerateError, Options, Target, Templates, generate};

use super::{contents, example, schema};

fn overridden(name: &str, text: &str) -> Result<Vec<fluxform::generate::File>, String> {
    let overrides = BTreeMap::from([(name.to_owned(), text.to_owned())]);
    let templates = Templates::new(overrides).map_err(|error| error.to_string())?;
    let options = Options { crate_name: "made".to_owned(), organization: None, standard_queries: Vec::new() };
    generate(Target::Flux, &example(), None, &options, &templates).map_err(|error| error.to_string())
}

#[test]
fn a_single_template_is_replaced() {
    let files = overridden("flux/query.flux.j2", "// mine: {{ name }}\n").unwrap();
    assert_eq!(contents(&files, "session_trend.flux"), "// mine: session_trend\n");
}

#[test]
fn a_template_that_belongs_to_nothing_is_an_error() {
    assert_eq!(
        overridden("flux/query.flux", "").unwrap_err(),
        "there is no template `flux/query.flux` to override; did you mean `flux/query.flux.j2`?"
    );
    assert_eq!(overridden("notes.txt", "").unwrap_err(), "there is no template `notes.txt` to override");
}

#[test]
fn an_undefined_variable_is_shown_where_it_stands() {
    assert_eq!(
        overridden("flux/query.flux.j2", "// {{ name }}\n{{ descripton }}\n").unwrap_err(),
        "template flux/query.flux.j2: undefined value: `descripton` is undefined
  |
2 | {{ descripton }}
  |    ^^^^^^^^^^"
    );
}

#[test]
fn a_mistake_of_syntax_is_shown_where_it_stands() {
    assert_eq!(
        overridden("flux/query.flux.j2", "{{ name }}\n{% for %}\n").unwrap_err(),
        "template flux/query.flux.j2: syntax error: unexpected end of block, expected in
  |
2 | {% for %}
  |        ^^"
    );
}

#[test]
fn what_a_target_cannot_express_is_reported_with_its_place() {
    let schema = schema(&[(
        "a.yaml",
        "buckets: { b: { retention: 1h } }
tags: { time: {}, kind: { values: [\"a\\nb\"] }, day: { derive: '%A' } }
measurements:
  m: { name: '#m', bucket: b, tags: [day], fields: { time: { type: float }, j: { type: json, schema: { properties: { a: { oneOf: [] } } } } } }
",
    )]);
    let options = Options { crate_name: "type".to_owned(), organization: None, standard_queries: Vec::new() };
    let templates = Templates::new(BTreeMap::new()).unwrap();
    let Err(GenerateError::Problems(problems)) = generate(Target::Rust, &schema, None, &options, &templates)
    else {
        panic!("these definitions have no Rust")
    };
    let shown: Vec<_> = problems
        .iter()
        .map(|problem| format!("{} {}: {}", problem.code, problem.path.join("."), problem.message))
        .collect();
    assert_eq!(
        shown,
        [
            "GN102 targets.rust.crate: `type` cannot be the name of a crate",
            "GN105 tags.day.derive: generated code cannot write `%A`",
            "GN104 tags.kind.values.0: a tag cannot have the value `a\\nb`: a line ends at a line feed, and no escape changes that",
            "GN103 tags.time: line protocol cannot carry the name `time`: the server keeps this name for itself",
            "GN103 measurements.m: line protocol cannot carry the name `#m`: a line that begins with `#` is a comment",
            "GN106 measurements.m.fields.j.schema.properties.a.oneOf: the JSON of `j`: `oneOf` chooses between types",
            "GN103 measurements.m.fields.time: line protocol cannot carry the name `time`: the server keeps this name for itself",
        ]
    );
}
