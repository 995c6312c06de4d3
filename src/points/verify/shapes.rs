//! A schema made ready for many points: names on the server, patterns and JSON Schemas compiled.

use std::collections::{BTreeMap, HashMap, HashSet};

use jsonschema::{Draft, Validator};
use regex::Regex;
use serde_json::Value;

use super::Unfit;
use crate::model::{Field, FieldKind, Measurement, Retention, Retired, RetiredMember, Schema, Tag};

/// The measurements that points may be of, by their names on the server.
#[derive(Debug)]
pub(super) struct Shapes<'s> {
    by_name: HashMap<&'s str, Vec<Shape<'s>>>,
    retired: HashMap<&'s str, &'s Retired>,
    /// Former names and the present ones.
    formers: HashMap<&'s str, &'s str>,
    /// Measurements that are declared in other buckets than the one that is asked for.
    elsewhere: HashMap<&'s str, &'s str>,
    /// How many tags with a place in `Shape::tags` there are.
    pub slots: usize,
}

/// A measurement.
#[derive(Debug)]
pub(super) struct Shape<'s> {
    /// The bucket, by its name on the server.
    pub bucket: &'s str,
    pub name: &'s str,
    /// How long the bucket keeps points, in nanoseconds; `None` for ever.
    pub keeps: Option<i64>,
    pub retention: Retention,
    /// Sorted by name.
    pub tags: Vec<TagShape<'s>>,
    /// Sorted by key.
    pub fields: Vec<FieldShape<'s>>,
    pub retired: &'s [RetiredMember],
    /// How many of the tags and of the fields no point may lack.
    pub required: (usize, usize),
}

/// A tag of a measurement.
#[derive(Debug)]
pub(super) struct TagShape<'s> {
    pub name: &'s str,
    pub tag: Option<&'s Tag>,
    pub optional: bool,
    pub pattern: Option<Regex>,
    pub values: HashSet<&'s str>,
    /// The number of the tag among all of all measurements.
    pub slot: usize,
}

/// A field of a measurement.
#[derive(Debug)]
pub(super) struct FieldShape<'s> {
    pub name: &'s str,
    pub field: &'s Field,
    pub values: HashSet<&'s str>,
    /// The place of its JSON Schema in `Shapes::validators`.
    pub validator: Option<usize>,
}

/// JSON Schemas, each compiled once however many fields have it.
#[derive(Debug, Default)]
pub(super) struct Validators<'s> {
    places: HashMap<&'s Value, usize>,
    compiled: Vec<Validator>,
}

impl<'s> Shapes<'s> {
    /// Compiles the measurements of `schema`, only those of the bucket that is called `bucket` if
    /// one is named.
    pub fn new(
        schema: &'s Schema,
        bucket: Option<&str>,
        validators: &mut Validators<'s>,
    ) -> Result<Self, Unfit> {
        let mut shapes = Self {
            by_name: HashMap::new(),
            retired: HashMap::new(),
            formers: HashMap::new(),
            elsewhere: HashMap::new(),
            slots: 0,
        };
        let wanted = bucket.map(|bucket| key_of(schema, bucket)).transpose()?;
        for (key, measurement) in &schema.measurements {
            let name = measurement.server_name(key);
            if wanted.is_some_and(|wanted| wanted != measurement.bucket) {
                shapes.elsewhere.insert(name, &measurement.bucket);
                continue;
            }
            let shape = shapes.shape(schema, name, measurement, validators)?;
            shapes.by_name.entry(name).or_default().push(shape);
            shapes.formers.extend(measurement.renamed_from.iter().map(|former| (former.as_str(), name)));
        }
        let retired = schema.retired.iter();
        shapes.retired.extend(retired.filter_map(|retired| Some((retired.measurement.as_deref()?, retired))));
        Ok(shapes)
    }

    fn shape(
        &mut self,
        schema: &'s Schema,
        name: &'s str,
        measurement: &'s Measurement,
        validators: &mut Validators<'s>,
    ) -> Result<Shape<'s>, Unfit> {
        let bucket = schema.buckets.get(&measurement.bucket);
        let retention = bucket.map_or(Retention::Infinite, |bucket| bucket.retention);
        let mut tags = BTreeMap::new();
        for key in &measurement.tags {
            let tag = self.tag(key, schema.tags.get(key), measurement.is_optional_tag(key))?;
            tags.insert(tag.name, tag);
        }
        let fields = measurement.fields.iter().map(|(key, field)| {
            let schema = field.schema.as_ref().filter(|_| field.kind == FieldKind::Json);
            let validator = schema.map(|schema| validators.place(schema, key)).transpose()?;
            let values = field.values.iter().map(String::as_str).collect();
            Ok(FieldShape { name: key, field, values, validator })
        });
        let tags: Vec<TagShape<'s>> = tags.into_values().collect();
        let fields: Vec<FieldShape<'s>> = fields.collect::<Result<_, _>>()?;
        let tags_required = tags.iter().filter(|tag| !tag.optional).count();
        let fields_required = fields.iter().filter(|field| !field.field.optional).count();
        Ok(Shape {
            bucket: bucket.map_or(&measurement.bucket, |bucket| bucket.server_name(&measurement.bucket)),
            name,
            keeps: nanoseconds(retention),
            retention,
            tags,
            fields,
            required: (tags_required, fields_required),
            retired: &measurement.retired,
        })
    }

    fn tag(&mut self, key: &'s str, tag: Option<&'s Tag>, optional: bool) -> Result<TagShape<'s>, Unfit> {
        let pattern = tag.and_then(|tag| tag.pattern.as_deref()).map(Regex::new).transpose();
        let values = tag.map(|tag| tag.values.as_slice()).unwrap_or_default();
        self.slots += 1;
        Ok(TagShape {
            name: tag.map_or(key, |tag| tag.server_name(key)),
            tag,
            optional,
            pattern: pattern.map_err(|_| Unfit::Pattern { tag: key.to_owned() })?,
            values: values.iter().map(String::as_str).collect(),
            slot: self.slots - 1,
        })
    }

    /// The measurements that are called `name`, in different buckets.
    pub fn called(&self, name: &str) -> &[Shape<'s>] {
        self.by_name.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The entry of `retired` for the measurement called `name`.
    pub fn retired(&self, name: &str) -> Option<&'s Retired> {
        self.retired.get(name).copied()
    }

    /// What the measurement is called now that was called `name`.
    pub fn now_called(&self, name: &str) -> Option<&'s str> {
        self.formers.get(name).copied()
    }

    /// The bucket that has the measurement called `name`, if the one that was asked for has not.
    pub fn elsewhere(&self, name: &str) -> Option<&'s str> {
        self.elsewhere.get(name).copied()
    }

    /// The names of all measurements.
    pub fn names(&self) -> impl Iterator<Item = &'s str> {
        self.by_name.keys().copied()
    }

    /// Every measurement.
    pub fn all(&self) -> impl Iterator<Item = &Shape<'s>> {
        self.by_name.values().flatten()
    }
}

impl<'s> Validators<'s> {
    fn place(&mut self, schema: &'s Value, field: &str) -> Result<usize, Unfit> {
        if let Some(place) = self.places.get(schema) {
            return Ok(*place);
        }
        let options = jsonschema::options().with_draft(Draft::Draft202012).offline();
        let validator = options.build(schema).map_err(|_| Unfit::JsonSchema { field: field.to_owned() })?;
        self.compiled.push(validator);
        self.places.insert(schema, self.compiled.len() - 1);
        Ok(self.compiled.len() - 1)
    }

    pub fn get(&self, place: usize) -> &Validator {
        &self.compiled[place]
    }
}

/// The key of the bucket that is called `bucket`, in the definitions or on the server.
fn key_of<'s>(schema: &'s Schema, bucket: &str) -> Result<&'s str, Unfit> {
    let known = || schema.buckets.keys().cloned().collect();
    schema.bucket_key(bucket).ok_or_else(|| Unfit::Bucket { name: bucket.to_owned(), known: known() })
}

fn nanoseconds(retention: Retention) -> Option<i64> {
    match retention {
        Retention::Infinite => None,
        Retention::For(span) => {
            Some(i64::try_from(span.as_secs()).unwrap_or(i64::MAX).saturating_mul(1_000_000_000))
        }
    }
}
