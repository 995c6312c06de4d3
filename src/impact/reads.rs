//! What the queries and rollups of definitions use: the one place that knows their keys.

use super::Use;
use crate::model::{Aggregate, Measurement, Query, ReaderKind, Rollup, RollupField, Schema};

/// A use of something of a measurement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read<'a> {
    pub kind: ReaderKind,
    pub name: &'a str,
    /// By the name on the server; nothing if the definitions do not have the measurement.
    pub bucket: Option<&'a str>,
    /// By the name on the server; what was written, if the definitions do not have it.
    pub measurement: &'a str,
    pub what: What<'a>,
    pub uses: Use,
    /// Where that is written, from the root of the definitions.
    pub path: Vec<String>,
}

/// What of the measurement, by the names on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What<'a> {
    Itself,
    /// All that it has: as columns of the answer.
    EveryTag,
    EveryField,
    Tag(&'a str),
    Field(&'a str),
}

/// All that queries and rollups use, but for scripts.
pub(super) fn reads(schema: &Schema) -> Vec<Read<'_>> {
    let mut reads = Vec::new();
    for (name, query) in &schema.queries {
        of_query(schema, query, &Reader { kind: ReaderKind::Query, name, at: &[] }, 0, &mut reads);
    }
    for (name, rollup) in &schema.rollups {
        of_rollup(schema, rollup, &Reader { kind: ReaderKind::Rollup, name, at: &[] }, &mut reads);
    }
    reads
}

/// Who reads.
struct Reader<'a, 'p> {
    kind: ReaderKind,
    name: &'a str,
    /// The key below which a part of a union is named, in place of all that is written in the part.
    at: &'p [String],
}

/// Unions of unions are followed as deep as they sensibly go: a circle is a finding of its own.
const DEEPEST: usize = 16;

fn of_query<'a>(
    schema: &'a Schema,
    query: &'a Query,
    reader: &Reader<'a, '_>,
    depth: usize,
    out: &mut Vec<Read<'a>>,
) {
    for (from, index) in query.from.places() {
        let of = Of::new(schema, from, reader);
        let place: Vec<&str> = ["from"].into_iter().chain(index.as_deref()).collect();
        out.push(of.read(What::Itself, Use::Reads, &place));
        tags(query, &of, &place, out);
        for key in query.conditions.keys() {
            out.push(of.read(of.named(key), Use::Compares, &["where", key]));
        }
        fields(query, &of, &place, out);
    }
    for (position, part) in query.union.iter().enumerate().filter(|_| depth < DEEPEST) {
        let here = ["union".to_owned(), position.to_string()];
        let at = if reader.at.is_empty() { &here[..] } else { reader.at };
        if let Some(part) = schema.queries.get(part) {
            of_query(schema, part, &Reader { at, ..*reader }, depth + 1, out);
        }
    }
}

/// The tags that are columns of the answer: all, unless a function of groups leaves only theirs.
fn tags<'a>(query: &'a Query, of: &Of<'a, '_>, from: &[&str], out: &mut Vec<Read<'a>>) {
    let Some(group) = query.group.as_ref().filter(|_| query.window.is_some()) else {
        out.push(of.read(What::EveryTag, Use::Reads, from));
        return;
    };
    out.extend(group.iter().enumerate().map(|(position, key)| {
        of.read(What::Tag(of.tag(key)), Use::Reads, &["group", &position.to_string()])
    }));
}

fn fields<'a>(query: &'a Query, of: &Of<'a, '_>, from: &[&str], out: &mut Vec<Read<'a>>) {
    let computes = |function: &str| Use::Computes { function: function.to_owned() };
    let window = query.window.as_ref();
    if let Some(window) = window.filter(|window| !matches!(window.aggregate, Some(Aggregate::All(_)))) {
        let named = match &window.aggregate {
            Some(Aggregate::ByField(by)) => by.iter().collect(),
            _ => Vec::new(),
        };
        out.extend(named.iter().map(|(field, function)| {
            of.read(What::Field(field), computes(function), &["window", "aggregate", field])
        }));
        let others = of.definition.into_iter().flat_map(|definition| &definition.fields);
        let others =
            others.filter(|(field, _)| query.reads(field) && named.iter().all(|(name, _)| name != field));
        out.extend(others.filter_map(|(field, definition)| {
            let stored = definition.stored_type();
            let function = window.by_type.get(&stored)?;
            Some(of.read(What::Field(field), computes(function), &["window", "by_type", stored.name()]))
        }));
        return;
    }
    let (uses, every) = match window.and_then(|window| window.aggregate.as_ref()) {
        Some(Aggregate::All(function)) => (computes(function), ["window", "aggregate"].as_slice()),
        _ => (Use::Reads, from),
    };
    if query.fields.is_empty() {
        out.push(of.read(What::EveryField, uses.clone(), every));
    }
    out.extend(query.fields.iter().enumerate().map(|(position, field)| {
        of.read(What::Field(field), uses.clone(), &["fields", &position.to_string()])
    }));
}

fn of_rollup<'a>(schema: &'a Schema, rollup: &'a Rollup, reader: &Reader<'a, '_>, out: &mut Vec<Read<'a>>) {
    let (from, to) = (Of::new(schema, &rollup.from, reader), Of::new(schema, &rollup.to, reader));
    out.push(from.read(What::Itself, Use::Reads, &["from"]));
    for key in rollup.conditions.keys() {
        out.push(from.read(What::Tag(from.tag(key)), Use::Compares, &["where", key]));
    }
    for (position, key) in rollup.group.iter().enumerate() {
        out.push(from.read(What::Tag(from.tag(key)), Use::Reads, &["group", &position.to_string()]));
    }
    out.push(to.read(What::Itself, Use::Writes, &["to"]));
    out.push(to.read(What::EveryTag, Use::Writes, &["to"]));
    for (target, how) in &rollup.fields {
        let mut computes = |function: &str, source: &'a str| {
            let uses = Use::Computes { function: function.to_owned() };
            out.push(from.read(What::Field(source), uses, &["fields", target]));
        };
        match how {
            RollupField::Same(function) => computes(function, target),
            RollupField::Of(of) => of.iter().for_each(|(function, source)| computes(function, source)),
        }
        out.push(to.read(What::Field(target), Use::Writes, &["fields", target]));
    }
}

/// A measurement as somebody reads it.
struct Of<'a, 'r> {
    schema: &'a Schema,
    key: &'a str,
    definition: Option<&'a Measurement>,
    reader: &'r Reader<'a, 'r>,
}

impl<'a, 'r> Of<'a, 'r> {
    fn new(schema: &'a Schema, key: &'a str, reader: &'r Reader<'a, 'r>) -> Self {
        Self { schema, key, definition: schema.measurements.get(key), reader }
    }

    fn read(&self, what: What<'a>, uses: Use, keys: &[&str]) -> Read<'a> {
        let Reader { kind, name, at } = *self.reader;
        let section = if kind == ReaderKind::Rollup { "rollups" } else { "queries" };
        let head = [section.to_owned(), name.to_owned()];
        let keys = keys.iter().map(|key| (*key).to_owned()).filter(|_| at.is_empty());
        Read {
            kind,
            name,
            bucket: self.definition.map(|definition| {
                let bucket = self.schema.buckets.get_key_value(&definition.bucket);
                bucket.map_or(definition.bucket.as_str(), |(key, bucket)| bucket.server_name(key))
            }),
            measurement: self.definition.map_or(self.key, |definition| definition.server_name(self.key)),
            what,
            uses,
            path: head.into_iter().chain(at.iter().cloned()).chain(keys).collect(),
        }
    }

    /// What `key` is in a condition.
    fn named(&self, key: &'a str) -> What<'a> {
        let is_field = self.definition.is_some_and(|definition| {
            definition.fields.contains_key(key) && !definition.tags.iter().any(|tag| tag == key)
        });
        if is_field {
            return What::Field(key);
        }
        What::Tag(self.tag(key))
    }

    /// The name of a tag on the server.
    fn tag(&self, key: &'a str) -> &'a str {
        self.schema.tags.get(key).map_or(key, |tag| tag.server_name(key))
    }
}
