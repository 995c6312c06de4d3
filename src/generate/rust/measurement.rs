//! A measurement as a module of the crate.

use std::iter;

use serde::Serialize;

use super::{
    super::{
        Problem, codes,
        escape::rust_string,
        json,
        names::{Taken, distinct, pascal, snake},
        wire,
    },
    buckets::BucketType,
    facts,
    json::{Check, Maker as JsonMaker, Place},
    layout, statements, tags,
    types::{Type, TypeKind, variants},
};
use crate::model::{Field, FieldKind, Measurement, Schema, Tag};

/// Names that the module uses and no type of it may take.
const RESERVED: [&str; 23] = [
    "BTreeMap",
    "Box",
    "Deserialize",
    "Err",
    "Error",
    "FromRow",
    "Line",
    "LineProtocol",
    "None",
    "Nullable",
    "Ok",
    "Option",
    "Result",
    "Row",
    "RowError",
    "Self",
    "Serialize",
    "Some",
    "Step",
    "String",
    "Timestamp",
    "Vec",
    "Write",
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
    /// The path of the bucket's type.
    bucket_type: String,
    members: Vec<Member>,
    /// The head of the constructor, up to the brace, and the value that it makes.
    constructor: String,
    constructed: String,
    constants: Vec<Constant>,
    /// A statement for each tag and field, in the order in which they stand in a line.
    writes: Vec<String>,
    /// A statement for each tag that is made from the time: whether a row agrees.
    compares: Vec<String>,
    /// `name: row.…,` for each member, read from a row.
    reads: Vec<String>,
    types: Vec<Type>,
    /// Functions that check JSON.
    checks: Vec<Check>,
    uses_tags: bool,
    uses_maps: bool,
    uses_serde: bool,
    uses_nullable: bool,
    uses_check: bool,
    uses_patterns: bool,
}

/// A member of the struct.
#[derive(Debug, Serialize)]
struct Member {
    doc: String,
    /// Unit, bounds, and whether it may be absent, in a sentence.
    facts: String,
    declaration: String,
    #[serde(skip)]
    name: String,
    /// As a parameter of the constructor, if each point has it.
    #[serde(skip)]
    parameter: Option<String>,
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
    pub buckets: &'a [(String, BucketType)],
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
            bucket_type: self.bucket_type(key, &measurement.bucket, problems),
            type_name,
            members: Vec::new(),
            constructor: String::new(),
            constructed: String::new(),
            constants: Vec::new(),
            writes: Vec::new(),
            compares: Vec::new(),
            reads: Vec::new(),
            types: Vec::new(),
            checks: Vec::new(),
            uses_tags: false,
            uses_maps: false,
            uses_serde: false,
            uses_nullable: false,
            uses_check: false,
            uses_patterns: false,
        };
        self.fill(&mut context, measurement, &mut taken, problems);
        context
    }

    fn bucket_type(&self, key: &str, bucket: &str, problems: &mut Vec<Problem>) -> String {
        if let Some((_, found)) = self.buckets.iter().find(|(known, _)| known == bucket) {
            return format!("buckets::{}", found.name);
        }
        let message = format!("the bucket `{bucket}` of `{key}` is not defined");
        let help = "define it under `buckets`: a point of the crate knows its bucket";
        let path = ["measurements", key, "bucket"];
        problems.push(Problem::new(codes::BUCKET_UNKNOWN, path, message, help));
        String::new()
    }

    fn fill(
        &self,
        context: &mut Context,
        measurement: &Measurement,
        taken: &mut Taken,
        problems: &mut Vec<Problem>,
    ) {
        let mut maker = JsonMaker::new(taken);
        for (name, part) in self.parts(measurement) {
            let made = match part {
                Part::Tag { key: tag, tag: definition } => {
                    self.tag(context, &name, tag, definition, measurement.is_optional_tag(tag));
                    Ok(())
                }
                Part::Field { key, field } => add_field(context, &name, key, field, &mut maker),
            };
            let found = made.err().unwrap_or_default().into_iter();
            problems.extend(found.map(|problem| problem.within(["measurements", &context.key])));
        }
        (context.types, context.checks) = (maker.types, maker.checks);
        context.find_uses(measurement);
        construct(context);
    }

    /// Tags and then fields, each sorted by the key on the server, under names that differ.
    fn parts<'a>(&'a self, measurement: &'a Measurement) -> Vec<(String, Part<'a>)> {
        let tags = self.schema.tags_of(measurement);
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
        let written = statements::written(tag.server_name(key));
        if let Some(format) = &tag.derive {
            let format = rust_string(format);
            let value = format!("self.time.format({format})");
            context.writes.push(layout::call("        ", "line.derived", &[&written, &value]));
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
            parameter: (!optional).then(|| format!("{name}: {kind}")),
            name: name.to_owned(),
        });
        context.writes.push(layout::call("        ", "line.tag", &[&written, &value]));
        context.reads.push(layout::read(name, if optional { "optional_text" } else { "text" }));
    }
}

fn add_field(
    context: &mut Context,
    name: &str,
    key: &str,
    field: &Field,
    maker: &mut JsonMaker<'_>,
) -> Result<(), Vec<Problem>> {
    if let Some(why) = wire::key_fault(key) {
        return Err(vec![wire::problem(["fields", key], key, why)]);
    }
    let doc = described(&field.description, "field", key);
    let json = (field.kind == FieldKind::Json)
        .then(|| json::read(key, &doc, field.schema.as_ref(), maker.taken))
        .transpose()?;
    let Place { kind, check } = field_kind(key, &doc, field, json.as_ref(), maker);
    if !maker.flaws.is_empty() {
        return Err(maker.flaws.drain(..).map(|flaw| flaw.problem(key)).collect());
    }
    let kind = if field.optional { format!("Option<{kind}>") } else { kind };
    let literal = rust_string(key);
    context.constants.push(constant("field", key, name, &literal));
    context.members.push(Member {
        doc,
        facts: facts::of_field(field, json.as_ref().map(|json| &json.root)),
        declaration: layout::member(name, &kind),
        parameter: (!field.optional).then(|| format!("{name}: {kind}")),
        name: name.to_owned(),
    });
    context.writes.push(statements::write(name, key, field, check.as_deref()));
    context.reads.push(layout::read(name, statements::read_method(field)));
    Ok(())
}

/// The constructor: it takes what each point has, in the order of the members.
fn construct(context: &mut Context) {
    let required = context.members.iter().filter_map(|member| member.parameter.clone());
    let parameters: Vec<String> = iter::once("time: Timestamp".to_owned()).chain(required).collect();
    context.constructor = layout::function("    ", "new", &parameters, "Self");
    let given = context.members.iter().map(|member| match member.parameter {
        Some(_) => member.name.clone(),
        None => format!("{}: None", member.name),
    });
    let values: Vec<String> = iter::once("time".to_owned()).chain(given).collect();
    context.constructed = layout::literal("        ", "Self", &values);
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

fn field_kind(
    key: &str,
    doc: &str,
    field: &Field,
    json: Option<&json::Json>,
    maker: &mut JsonMaker<'_>,
) -> Place {
    let name = &distinct([key], pascal, &[])[0].1;
    let kind = match field.kind {
        FieldKind::Json => {
            let any = || Place { kind: "serde_json::Value".to_owned(), check: None };
            return json.map_or_else(any, |json| maker.json(name, json));
        }
        FieldKind::Float => "f64".to_owned(),
        FieldKind::Integer => "i64".to_owned(),
        FieldKind::Unsigned => "u64".to_owned(),
        FieldKind::Boolean => "bool".to_owned(),
        FieldKind::String if field.values.is_empty() => "String".to_owned(),
        FieldKind::String => {
            let name = maker.taken.give(name);
            let kind = TypeKind::Enumeration { variants: variants(&field.values) };
            let doc = doc.to_owned();
            maker.types.push(Type { name: name.clone(), doc, facts: String::new(), kind });
            name
        }
    };
    Place { kind, check: None }
}

impl Context {
    /// Whether a text in JSON is held against a pattern.
    pub(super) fn has_patterns(&self) -> bool {
        self.uses_patterns
    }

    /// Finds out what has to be imported.
    fn find_uses(&mut self, measurement: &Measurement) {
        let of_type = self.types.iter().flat_map(|made| match &made.kind {
            TypeKind::Struct { members, .. } => members.iter().map(|member| &member.declaration).collect(),
            TypeKind::Alias { declaration } => vec![declaration],
            TypeKind::Enumeration { .. } => Vec::new(),
        });
        let declarations: Vec<&String> =
            self.members.iter().map(|member| &member.declaration).chain(of_type).collect();
        let mentions = |name: &str| declarations.iter().any(|declaration| declaration.contains(name));
        (self.uses_maps, self.uses_nullable) = (mentions("BTreeMap<"), mentions("Nullable<"));
        self.uses_patterns = self.checks.iter().any(|check| !check.patterns.is_empty());
        self.uses_serde = self.types.iter().any(|made| matches!(made.kind, TypeKind::Struct { .. }));
        self.uses_check = measurement.fields.values().any(|field| field.kind == FieldKind::Json);
    }
}
