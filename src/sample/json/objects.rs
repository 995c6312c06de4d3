//! Objects and arrays of a JSON Schema.

use serde_json::{Map, Value};

use super::{
    kind::{Kind, List, Member, Object, Others},
    read::{Flaw, Reader, Schema},
    scalars::size_of,
};
use crate::words::Tick;

impl Reader<'_> {
    pub(super) fn list(&mut self, schema: &Schema) -> Result<Kind, Flaw> {
        let described = schema.get("prefixItems").and_then(Value::as_array).map(Vec::as_slice);
        let described = described.unwrap_or_default().iter().enumerate();
        let first = described
            .map(|(at, item)| self.below(["prefixItems", &at.to_string()], |reader| reader.kind(item)));
        let first: Vec<Kind> = first.collect::<Result<_, _>>()?;
        let (min, mut max) =
            (size_of(schema, "minItems").unwrap_or(0), size_of(schema, "maxItems").unwrap_or(usize::MAX));
        let item = match schema.get("items") {
            _ if max <= first.len() => None,
            Some(Value::Bool(false)) => None,
            Some(item) => Some(self.below(["items"], |reader| reader.kind(item))?),
            None => Some(self.any()?),
        };
        if item.is_none() {
            max = max.min(first.len());
        }
        if min > max {
            return Err(self.flaw_at("minItems", "there may not be as many items"));
        }
        let unique = schema.get("uniqueItems") == Some(&Value::Bool(true));
        Ok(Kind::List(List { first, item: item.map(Box::new), min, max, unique }))
    }

    pub(super) fn object(&mut self, schema: &Schema) -> Result<Kind, Flaw> {
        let none = Map::new();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
        let required =
            schema.get("required").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let required: Vec<&str> = required.iter().filter_map(Value::as_str).collect();
        let mut members = Vec::new();
        for (key, property) in properties {
            let is_required = required.contains(&key.as_str());
            if is_required || *property != Value::Bool(false) {
                let kind = self.below(["properties", key], |reader| reader.kind(property))?;
                members.push(Member { key: key.clone(), kind, required: is_required });
            }
        }
        for key in required.iter().filter(|key| !properties.contains_key(**key)) {
            members.push(self.undescribed(key, schema)?);
        }
        let object = Object {
            others: self.others(schema)?,
            members,
            min: size_of(schema, "minProperties").unwrap_or(0),
            max: size_of(schema, "maxProperties").unwrap_or(usize::MAX),
        };
        self.counted(object)
    }

    /// The object, if it can have as few and as many members as it must.
    fn counted(&self, object: Object) -> Result<Kind, Flaw> {
        let needed = object.members.iter().filter(|member| member.required).count();
        if needed > object.max || object.min > object.max {
            return Err(self.flaw_at("maxProperties", "more members are required"));
        }
        if object.others.is_none() && object.members.len() < object.min {
            return Err(self.flaw_at("minProperties", "there may not be as many members"));
        }
        Ok(Kind::Object(object))
    }

    /// A member that is required and not described by itself.
    fn undescribed(&mut self, key: &str, schema: &Schema) -> Result<Member, Flaw> {
        let kind = match schema.get("additionalProperties") {
            Some(Value::Bool(false)) if !schema.contains_key("patternProperties") => {
                let message = format!("it names {}, which `additionalProperties` forbids", Tick(key));
                return Err(self.flaw_at("required", &message));
            }
            Some(value @ Value::Object(_)) => {
                self.below(["additionalProperties"], |reader| reader.kind(value))?
            }
            _ => self.any()?,
        };
        Ok(Member { key: key.to_owned(), kind, required: true })
    }

    /// Members whose keys are data.
    fn others(&mut self, schema: &Schema) -> Result<Option<Others>, Flaw> {
        self.pass_over(schema, |keyword| keyword == "patternProperties");
        let patterns = schema.get("patternProperties").and_then(Value::as_object);
        if let Some((pattern, value)) = patterns.and_then(|patterns| patterns.iter().next()) {
            let kind = self.below(["patternProperties", pattern], |reader| reader.kind(value))?;
            let keys = Map::from_iter([("pattern".to_owned(), Value::from(pattern.as_str()))]);
            let keys = self.below(["patternProperties"], |reader| reader.text(&keys))?;
            return Ok(Some(Others { keys: Box::new(keys), kind: Box::new(kind), wanted: true }));
        }
        let (kind, wanted) = match schema.get("additionalProperties") {
            Some(Value::Bool(false)) => return Ok(None),
            Some(value @ Value::Object(_)) => {
                (self.below(["additionalProperties"], |reader| reader.kind(value))?, true)
            }
            _ => (self.any()?, false),
        };
        let keys = match schema.get("propertyNames") {
            Some(Value::Bool(false)) => return Ok(None),
            Some(names) => self.below(["propertyNames"], |reader| reader.key(names))?,
            None => self.any()?,
        };
        Ok(Some(Others { keys: Box::new(keys), kind: Box::new(kind), wanted }))
    }

    /// A key, which is a text whether that is said or not.
    fn key(&mut self, names: &Value) -> Result<Kind, Flaw> {
        match names {
            Value::Object(schema) if !schema.contains_key("type") => {
                let mut schema = schema.clone();
                schema.insert("type".to_owned(), Value::from("string"));
                self.kind(&Value::Object(schema))
            }
            _ => self.kind(names),
        }
    }
}
