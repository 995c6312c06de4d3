//! A measurement as a module of the crate.

use serde::Serialize;

use super::{
    super::{
        Problem, codes,
        escape::rust_string,
        names::{Taken, distinct, pascal, snake},
        wire,
    },
    BucketConstant,
    json::{JsonType, Unsupported, Walker, variants},
    layout, statements, tags,
};
use crate::model::{Field, FieldKind, Measurement, Schema, Tag};

/// Names that the module uses and no type of it may take.
const RESERVED: [&str; 20] = [
    "BTreeMap",
    "Box",
    "Deserialize",
    "Err",
    "Error",
    "FromRow",
    "Line",
    "LineProtocol",
    "None",
    "Ok",
    "Option",
    "Result",
    "Row",
    "RowError",
    "Self",
    "Serialize",
    "Some",
    "String",
    "Timestamp",
    "Vec",
];

/// What the template of a measurement gets.
#[derive(Debug, Serialize)]
pub(super) struct Context {
    key: String,
    bucket: String,
    type_name: String,
    doc: String,
    /// `const MEASUREMENT …`
    measurement: String,
    bucket_constant: String,
    members: Vec<Member>,
    constants: Vec<Constant>,
    /// A statement for each tag and field, in the order in which they stand in a line.
    writes: Vec<String>,
    /// A statement for each tag that is made from the time: whether a row agrees.
    compares: Vec<String>,
    /// `name: row.…,` for each member, read from a row.
    reads: Vec<String>,
    types: Vec<JsonType>,
    uses_tags: bool,
    uses_maps: bool,
    uses_serde: bool,
}

/// A member of the struct.
#[derive(Debug, Serialize)]
struct Member {
    doc: String,
    /// Unit, bounds, and whether it may be absent, in a sentence.
    facts: String,
    declaration: String,
}

/// The key of a tag or field on the server.
#[derive(Debug, Serialize)]
struct Constant {
    doc: String,
    declaration: String,
}

/// Makes the contexts; what all measurements share is looked up once.
pub(super) struct Maker<'a> {
    pub schema: &'a Schema,
    pub buckets: &'a [(String, BucketConstant)],
    pub tags: &'a [(String, tags::TagType)],
}

/// A tag or field of a measurement under the name of its member.
enum Part<'a> {
    Tag { key: &'a str, tag: &'a Tag },
    Field { key: &'a str, field: &'a Field },
}

impl Maker<'_> {
    /// The context of the measurement under `key`; what cannot be generated is added to `problems`.
    pub(super) fn context(&self, key: &str, problems: &mut Vec<Problem>) -> Context {
        let measurement = &self.schema.measurements[key];
        let mut taken = Taken::new(&RESERVED);
        let type_name = taken.give(&distinct([key], pascal, &[])[0].1);
        let server_name = measurement.server_name(key);
        if let Some(why) = wire::measurement_fault(server_name) {
            problems.push(wire::problem(["measurements", key], server_name, why));
        }
        let mut context = Context {
            key: key.to_owned(),
            bucket: measurement.bucket.clone(),
            doc: described(&measurement.description, "measurement", key),
            measurement: layout::constant(
                "    ",
                "const MEASUREMENT: &'static str",
                &rust_string(server_name),
            ),
            bucket_constant: self.bucket_constant(&measurement.bucket),
            type_name,
            members: Vec::new(),
            constants: Vec::new(),
            writes: Vec::new(),
            compares: Vec::new(),
            reads: Vec::new(),
            types: Vec::new(),
            uses_tags: false,
            uses_maps: false,
            uses_serde: false,
        };
        self.fill(&mut context, measurement, &mut taken, problems);
        context
    }

    fn bucket_constant(&self, bucket: &str) -> String {
        let found = self.buckets.iter().find(|(key, _)| key == bucket);
        found.map_or_else(|| rust_string(bucket), |(_, constant)| format!("buckets::{}", constant.name))
    }

    fn fill(
        &self,
        context: &mut Context,
        measurement: &Measurement,
        taken: &mut Taken,
        problems: &mut Vec<Problem>,
    ) {
        let mut walker = Walker::new(taken);
        for (name, part) in self.parts(measurement) {
            let key = context.key.clone();
            let made = match part {
                Part::Tag { key: tag, tag: definition } => {
                    self.tag(context, &name, tag, definition, measurement.is_optional_tag(tag));
                    Ok(())
                }
                Part::Field { key, field } => add_field(context, &name, key, field, &mut walker),
            };
            problems.extend(made.err().map(|problem| placed(&key, problem)));
        }
        let types = walker.types;
        let all = || context.members.iter().map(|member| &member.declaration);
        let nested = || types.iter().flat_map(|kind| &kind.members).map(|member| &member.declaration);
        context.uses_maps = all().chain(nested()).any(|declaration| declaration.contains("BTreeMap<"));
        context.uses_serde = types.iter().any(|kind| kind.variants.is_empty());
        context.types = types;
    }

    /// Tags and then fields, each sorted by the key on the server, under names that differ.
    fn parts<'a>(&'a self, measurement: &'a Measurement) -> Vec<(String, Part<'a>)> {
        let found =
            measurement.tags.iter().filter_map(|key| Some((key.as_str(), self.schema.tags.get(key)?)));
        let mut tags: Vec<_> = found.collect();
        tags.sort_by_key(|(key, tag)| tag.server_name(key));
        let fields = measurement.fields.iter().map(|(key, field)| Part::Field { key, field });
        let parts: Vec<_> = tags.into_iter().map(|(key, tag)| Part::Tag { key, tag }).chain(fields).collect();
        let keys = parts.iter().map(|part| match part {
            Part::Tag { key, .. } | Part::Field { key, .. } => *key,
        });
        let names = distinct(keys, snake, &["time"]);
        names.into_iter().map(|(_, name)| name).zip(parts).collect()
    }

    fn tag(&self, context: &mut Context, name: &str, key: &str, tag: &Tag, optional: bool) {
        let literal = rust_string(tag.server_name(key));
        context.constants.push(constant("tag", key, name, &literal));
        if let Some(format) = &tag.derive {
            let format = rust_string(format);
            let value = format!("Some(self.time.format({format}))");
            context.writes.push(layout::call("        ", "line.tag", &[&literal, &value]));
            let arguments = [layout::key(name), format!("time.format({format})")];
            let arguments = arguments.each_ref().map(String::as_str);
            context.compares.push(layout::call("        ", "row.expect_derived", &arguments));
            return;
        }
        let Some((_, kind)) = self.tags.iter().find(|(known, _)| known == key) else { return };
        context.uses_tags = true;
        let path = format!("tags::{}", kind.name);
        let (kind, value) = if optional {
            (format!("Option<{path}>"), format!("self.{name}.as_ref()"))
        } else {
            (path, format!("Some(&self.{name})"))
        };
        context.members.push(Member {
            doc: described(&tag.description, "tag", key),
            facts: String::new(),
            declaration: layout::member(name, &kind),
        });
        context.writes.push(layout::call("        ", "line.tag", &[&literal, &value]));
        context.reads.push(layout::read(name, if optional { "optional_text" } else { "text" }));
    }
}

fn add_field(
    context: &mut Context,
    name: &str,
    key: &str,
    field: &Field,
    walker: &mut Walker<'_>,
) -> Result<(), Problem> {
    if let Some(why) = wire::key_fault(key) {
        return Err(wire::problem(["fields", key], key, why));
    }
    let kind = field_kind(key, field, walker).map_err(|found| unsupported(key, found))?;
    let kind = if field.optional { format!("Option<{kind}>") } else { kind };
    let literal = rust_string(key);
    context.constants.push(constant("field", key, name, &literal));
    context.members.push(Member {
        doc: described(&field.description, "field", key),
        facts: facts(field),
        declaration: layout::member(name, &kind),
    });
    context.writes.push(statements::write(name, &literal, field));
    context.reads.push(layout::read(name, statements::read_method(field)));
    Ok(())
}

fn placed(measurement: &str, problem: Problem) -> Problem {
    let path = ["measurements".to_owned(), measurement.to_owned()].into_iter().chain(problem.path);
    Problem { path: path.collect(), ..problem }
}

fn unsupported(key: &str, found: Unsupported) -> Problem {
    let path = ["fields".to_owned(), key.to_owned(), "schema".to_owned()].into_iter().chain(found.keys);
    let message = format!("no Rust type for the JSON of `{key}`: {}", found.message);
    Problem::new(
        codes::JSON_WITHOUT_TYPE,
        path,
        message,
        "describe it with type, properties, items or additionalProperties",
    )
}

fn described(description: &str, what: &str, key: &str) -> String {
    if description.trim().is_empty() { format!("The {what} `{key}`.") } else { description.to_owned() }
}

fn constant(what: &str, key: &str, name: &str, literal: &str) -> Constant {
    let head = format!("pub const {}: &str", name.to_ascii_uppercase());
    Constant {
        doc: format!("The key of the {what} `{key}`."),
        declaration: layout::constant("    ", &head, literal),
    }
}

fn field_kind(key: &str, field: &Field, walker: &mut Walker<'_>) -> Result<String, Unsupported> {
    let name = &distinct([key], pascal, &[])[0].1;
    let doc = described(&field.description, "field", key);
    Ok(match field.kind {
        FieldKind::Float => "f64".to_owned(),
        FieldKind::Integer => "i64".to_owned(),
        FieldKind::Unsigned => "u64".to_owned(),
        FieldKind::Boolean => "bool".to_owned(),
        FieldKind::String if field.values.is_empty() => "String".to_owned(),
        FieldKind::String => {
            let name = walker.taken.give(name);
            let variants = variants(&field.values);
            walker.types.push(JsonType {
                name: name.clone(),
                doc,
                members: Vec::new(),
                variants,
                closed: true,
            });
            name
        }
        FieldKind::Json => match &field.schema {
            Some(schema) => walker.kind(name, &doc, schema)?,
            None => "serde_json::Value".to_owned(),
        },
    })
}

/// Unit and bounds as a sentence of the documentation.
fn facts(field: &Field) -> String {
    let mut facts = Vec::new();
    facts.extend(field.unit.as_ref().map(|unit| format!("Unit: {unit}.")));
    facts.extend(match (field.min, field.max) {
        (Some(min), Some(max)) => Some(format!("From {min} to {max}.")),
        (Some(min), None) => Some(format!("At least {min}.")),
        (None, Some(max)) => Some(format!("At most {max}.")),
        (None, None) => None,
    });
    facts.extend(field.max_bytes.map(|bytes| format!("At most {bytes} bytes.")));
    facts.join(" ")
}
