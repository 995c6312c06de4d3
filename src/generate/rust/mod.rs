//! The Rust target: a crate with a type for each measurement, which writes line protocol and reads
//! the rows of a query.
//!
//! The crate depends on serde and its JSON only. A point is a plain struct: what it requires must
//! be given for it to compile; bounds are checked when it is written.

mod json;
mod layout;
mod measurement;
mod query;
mod statements;
mod tags;

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{
    File, GenerateError, Options, Problem, TemplateError, Templates, codes,
    escape::rust_string,
    names::{distinct, snake},
};
use crate::{
    model::{Bucket, Schema},
    words::hex,
};

/// Modules of the crate that no measurement may take.
const MODULES: [&str; 14] = [
    "buckets",
    "csv",
    "error",
    "flux",
    "lib",
    "line",
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
const FIXED: [(&str, &str); 11] = [
    ("rustfmt.toml", "rust/rustfmt.toml.j2"),
    ("src/csv.rs", "rust/csv.rs.j2"),
    ("src/error.rs", "rust/error.rs.j2"),
    ("src/line.rs", "rust/line.rs.j2"),
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
    buckets: Vec<BucketConstant>,
    tags: Vec<tags::TagType>,
    /// A measurement for the example in the crate's documentation.
    has_measurements: bool,
    queries: Vec<query::Function>,
    /// Whether any query has a parameter, so that there are literals to write.
    has_parameters: bool,
}

/// A bucket as a constant of the crate.
#[derive(Debug, Serialize)]
struct BucketConstant {
    #[serde(skip)]
    name: String,
    doc: String,
    retention: String,
    shard_group_duration: String,
    declaration: String,
}

/// The files of the crate for `schema`.
pub(super) fn files(
    schema: &Schema,
    options: &Options,
    templates: &Templates,
) -> Result<Vec<File>, GenerateError> {
    let mut problems = crate_name(&options.crate_name);
    let (buckets, tags) = (buckets(schema), tags::types(schema, &mut problems));
    let modules = distinct(schema.measurements.keys().map(String::as_str), snake, &MODULES);
    let maker = measurement::Maker { schema, buckets: &buckets, tags: &tags };
    let modules_of_measurements = modules.par_iter().map(|(key, module)| {
        let mut problems = Vec::new();
        let context = maker.context(key, &mut problems);
        let text = templates.render("rust/measurement.rs.j2", &context)?;
        Ok((File::new(format!("src/{module}.rs"), text), problems))
    });
    let made = modules_of_measurements.collect::<Result<Vec<_>, TemplateError>>()?;
    let (mut files, found): (Vec<File>, Vec<Vec<Problem>>) = made.into_iter().unzip();
    problems.extend(found.into_iter().flatten());
    let queries = query::Maker { schema, tags: &tags, templates }.functions(&mut problems)?;
    if !problems.is_empty() {
        return Err(GenerateError::Problems(problems));
    }
    let mut names: Vec<&str> = modules.iter().map(|(_, module)| module.as_str()).collect();
    names.sort_unstable();
    let json = schema.canonical_json().ok();
    let whole = Crate {
        name: &options.crate_name,
        schema_hash: json.as_ref().map(|json| hex(Sha256::digest(json))).unwrap_or_default(),
        has_measurements: !names.is_empty(),
        modules: names,
        buckets: buckets.into_iter().map(|(_, bucket)| bucket).collect(),
        tags: tags.into_iter().map(|(_, tag)| tag).collect(),
        has_parameters: queries.iter().any(|query| !query.parameters.is_empty()),
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
    for (path, template) in varying.into_iter().chain(FIXED).chain(queries).chain(literals) {
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

fn buckets(schema: &Schema) -> Vec<(String, BucketConstant)> {
    let named = distinct(schema.buckets.keys().map(String::as_str), snake, &[]);
    let constants = named.into_iter().filter_map(|(key, name)| {
        Some((key.to_owned(), bucket_constant(key, name.to_ascii_uppercase(), schema.buckets.get(key)?)))
    });
    constants.collect()
}

fn bucket_constant(key: &str, name: String, bucket: &Bucket) -> BucketConstant {
    let keeping = bucket.keeping();
    let literal = rust_string(bucket.server_name(key));
    BucketConstant {
        doc: if bucket.description.is_empty() {
            format!("The bucket `{key}`.")
        } else {
            bucket.description.clone()
        },
        retention: keeping.retention.to_string(),
        shard_group_duration: keeping.shard_group_duration.to_string(),
        declaration: layout::constant("", &format!("pub const {name}: &str"), &literal),
        name,
    }
}
