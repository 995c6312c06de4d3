//! The Rust target: a crate with a type for each measurement, which writes line protocol and reads
//! the rows of a query.
//!
//! The crate depends on serde and its JSON only. A point is a plain struct: what it requires must
//! be given for it to compile; bounds are checked when it is written.

mod buckets;
mod facts;
mod json;
mod layout;
mod measurement;
mod pattern;
mod query;
mod statements;
mod tags;
mod types;

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{
    File, GenerateError, Options, Problem, TemplateError, Templates, codes,
    names::{distinct, snake},
};
use crate::{flux::Queries, model::ParameterType, words::hex};

/// Modules of the crate that no measurement may take.
const MODULES: [&str; 16] = [
    "buckets",
    "check",
    "csv",
    "error",
    "flux",
    "lib",
    "line",
    "nullable",
    "queries",
    "rfc3339",
    "row",
    "row_error",
    "rows",
    "tags",
    "text",
    "timestamp",
];

/// Files that depend on nothing.
const FIXED: [(&str, &str); 17] = [
    ("rustfmt.toml", "rust/rustfmt.toml.j2"),
    ("src/check.rs", "rust/check.rs.j2"),
    ("src/csv.rs", "rust/csv.rs.j2"),
    ("src/error.rs", "rust/error.rs.j2"),
    ("src/line.rs", "rust/line.rs.j2"),
    ("src/line/batch.rs", "rust/line/batch.rs.j2"),
    ("src/line/escape.rs", "rust/line/escape.rs.j2"),
    ("src/line/json.rs", "rust/line/json.rs.j2"),
    ("src/line/members.rs", "rust/line/members.rs.j2"),
    ("src/nullable.rs", "rust/nullable.rs.j2"),
    ("src/rfc3339.rs", "rust/rfc3339.rs.j2"),
    ("src/row.rs", "rust/row.rs.j2"),
    ("src/row_error.rs", "rust/row_error.rs.j2"),
    ("src/rows.rs", "rust/rows.rs.j2"),
    ("src/text.rs", "rust/text.rs.j2"),
    ("src/timestamp.rs", "rust/timestamp.rs.j2"),
    ("clippy.toml", "rust/clippy.toml.j2"),
];

/// What the templates of the crate as a whole get.
#[derive(Debug, Serialize)]
struct Crate<'a> {
    name: &'a str,
    schema_hash: String,
    /// The modules of the measurements, in the order in which rustfmt leaves them, that of their bytes.
    modules: Vec<&'a str>,
    buckets: Vec<buckets::BucketType>,
    tags: Vec<tags::TagType>,
    /// A measurement for the example in the crate's documentation.
    has_measurements: bool,
    queries: Vec<query::Function>,
    /// Whether any query has a parameter, so that there are literals to write.
    has_parameters: bool,
    /// Whether one of them is a time.
    has_times: bool,
    /// Whether one of them is a length of time.
    has_durations: bool,
    /// Whether any text is held against a pattern.
    has_patterns: bool,
    /// Whether one of them is within JSON.
    has_json_patterns: bool,
}

/// A measurement as it was made.
struct Module {
    file: File,
    problems: Vec<Problem>,
    has_patterns: bool,
}

/// The files of the crate.
pub(super) fn files(
    queries: &Queries<'_>,
    options: &Options,
    templates: &Templates,
) -> Result<Vec<File>, GenerateError> {
    let schema = queries.schema;
    let mut problems = crate_name(&options.crate_name);
    let (buckets, tags) = (buckets::types(schema), tags::types(schema, &mut problems));
    let modules = distinct(schema.measurements.keys().map(String::as_str), snake, &MODULES);
    let maker = measurement::Maker { schema, buckets: &buckets, tags: &tags };
    let modules_of_measurements = modules.par_iter().map(|(key, module)| {
        let mut problems = Vec::new();
        let context = maker.context(key, &mut problems);
        let text = templates.render("rust/measurement.rs.j2", &context)?;
        let file = File::new(format!("src/{module}.rs"), text);
        Ok(Module { file, problems, has_patterns: context.has_patterns() })
    });
    let made = modules_of_measurements.collect::<Result<Vec<_>, TemplateError>>()?;
    let has_json_patterns = made.iter().any(|module| module.has_patterns);
    let mut files = Vec::with_capacity(made.len());
    for module in made {
        files.push(module.file);
        problems.extend(module.problems);
    }
    let queries = query::Maker { queries, tags: &tags }.functions(&mut problems);
    if !problems.is_empty() {
        return Err(GenerateError::Problems(problems));
    }
    let mut names: Vec<&str> = modules.iter().map(|(_, module)| module.as_str()).collect();
    names.sort_unstable();
    let json = schema.canonical_json().ok();
    let takes = |sought: &dyn Fn(ParameterType) -> bool| {
        queries.iter().flat_map(|query| &query.parameters).any(|parameter| sought(parameter.value))
    };
    let whole = Crate {
        name: &options.crate_name,
        schema_hash: json.as_ref().map(|json| hex(Sha256::digest(json))).unwrap_or_default(),
        has_measurements: !names.is_empty(),
        modules: names,
        buckets: buckets.into_iter().map(|(_, bucket)| bucket).collect(),
        has_patterns: has_json_patterns || tags.iter().any(|(_, tag)| tag.pattern.is_some()),
        has_json_patterns,
        tags: tags.into_iter().map(|(_, tag)| tag).collect(),
        has_parameters: takes(&|_| true),
        has_times: takes(&|value| value == ParameterType::Time),
        has_durations: takes(&|value| value == ParameterType::Duration),
        queries,
    };
    files.push(File::new("src/schema.json", json.unwrap_or_default()));
    shared(&whole, templates, &mut files)?;
    Ok(files)
}

/// The files that are there once.
fn shared(whole: &Crate<'_>, templates: &Templates, files: &mut Vec<File>) -> Result<(), GenerateError> {
    let varying = [
        ("Cargo.toml", "rust/Cargo.toml.j2"),
        ("src/lib.rs", "rust/lib.rs.j2"),
        ("src/buckets.rs", "rust/buckets.rs.j2"),
        ("src/tags.rs", "rust/tags.rs.j2"),
    ];
    let queries = (!whole.queries.is_empty()).then_some(("src/queries.rs", "rust/queries.rs.j2"));
    let literals = whole.has_parameters.then_some(("src/flux.rs", "rust/flux.rs.j2"));
    let spans = whole.has_times || whole.has_durations;
    let spans = spans.then_some(("src/flux/time.rs", "rust/flux/time.rs.j2"));
    let patterns = whole.has_patterns.then_some(("src/text/pattern.rs", "rust/text/pattern.rs.j2"));
    let optional = [queries, literals, spans, patterns].into_iter().flatten();
    for (path, template) in varying.into_iter().chain(FIXED).chain(optional) {
        files.push(File::new(path, templates.render(template, whole)?));
    }
    Ok(())
}

/// A crate's name is letters, digits, `-` and `_`, and begins with a letter.
fn crate_name(name: &str) -> Vec<Problem> {
    let good = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if good && snake(name) == name.replace('-', "_").to_ascii_lowercase() {
        return Vec::new();
    }
    let message = format!("`{name}` cannot be the name of a crate");
    let help = "use small letters, digits and `_`, a letter first, and no word of Rust";
    vec![Problem::new(codes::CRATE_NAME, ["targets", "rust", "crate"], message, help)]
}
