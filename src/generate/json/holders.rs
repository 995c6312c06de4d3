//! Arrays and objects: what holds other values.

use serde_json::Value;

use super::{
    super::names::{pascal, short},
    keywords::About,
    read::Reader,
    scalars::Schema,
    shape::{Kind, List, Map, Member, Record, Shape, Text},
};

impl Reader<'_> {
    pub(super) fn list(&mut self, name: &str, doc: &str, schema: &Schema) -> Kind {
        let any = Shape { doc: doc.to_owned(), nullable: false, kind: Kind::Any };
        let items = match schema.get("items") {
            Some(items) => {
                self.below(["items"], |reader| reader.shape(&short(&format!("{name}Item")), doc, items))
            }
            None => {
                let help = "describe them by `items`; write `items: true` where any JSON is meant";
                self.flaw("it is not said what the items of the array are", help);
                any
            }
        };
        let (min_items, max_items) = (self.count(schema, "minItems"), self.count(schema, "maxItems"));
        let unique = match schema.get("uniqueItems") {
            None | Some(Value::Bool(false)) => false,
            Some(Value::Bool(true)) => true,
            Some(_) => {
                self.wrong("uniqueItems", "is neither true nor false", "say true, or leave it out");
                false
            }
        };
        let length = max_items.filter(|max| min_items == Some(*max));
        Kind::List(List { items: Box::new(items), min_items, max_items, length, unique })
    }

    pub(super) fn map(&mut self, name: &str, doc: &str, schema: &Schema) -> Kind {
        let values = if let Some(values) = schema.get("additionalProperties") {
            let name = short(&format!("{name}Value"));
            self.below(["additionalProperties"], |reader| reader.shape(&name, doc, values))
        } else {
            let help = "describe its members by `properties`, or all values by `additionalProperties`; \
                        write `additionalProperties: true` where any JSON is meant";
            self.flaw("it is not said what the object holds", help);
            Shape { doc: doc.to_owned(), nullable: false, kind: Kind::Any }
        };
        Kind::Map(Map {
            values: Box::new(values),
            names: self.property_names(schema),
            min_properties: self.count(schema, "minProperties"),
            max_properties: self.count(schema, "maxProperties"),
            required: self.required(schema),
        })
    }

    fn property_names(&mut self, schema: &Schema) -> Text {
        match schema.get("propertyNames") {
            None | Some(Value::Bool(true)) => Text::default(),
            Some(Value::Object(names)) if names.get("type").is_none_or(|kind| kind == "string") => self
                .below(["propertyNames"], |reader| {
                    reader.strangers(About::Text, names);
                    reader.text(names)
                }),
            Some(_) => {
                self.wrong(
                    "propertyNames",
                    "is not about texts",
                    "bound the keys by pattern, minLength, maxLength",
                );
                Text::default()
            }
        }
    }

    pub(super) fn record(&mut self, name: &str, schema: &Schema) -> Kind {
        let name = self.give(name);
        let mut required = self.required(schema);
        let none = Schema::new();
        let properties = match schema.get("properties") {
            None => &none,
            Some(Value::Object(properties)) => properties,
            Some(_) => {
                self.wrong("properties", "is no map", "say what the member under each key is");
                &none
            }
        };
        let mut members = Vec::new();
        for (key, schema) in properties {
            let of_member = short(&format!("{name}{}", pascal(key)));
            let doc = format!("The value of `{key}`.");
            let shape = self.below(["properties", key], |reader| reader.shape(&of_member, &doc, schema));
            members.push(Member { key: key.clone(), required: required.contains(key), shape });
        }
        required.retain(|key| !properties.contains_key(key));
        let additional = self.additional(&name, schema);
        if additional.is_none() && !required.is_empty() {
            let message =
                format!("demands `{}`, which `additionalProperties` forbids", required.join("`, `"));
            self.wrong("required", &message, "describe it under `properties`, or leave it out");
        }
        Kind::Record(Record { name, members, additional: additional.map(Box::new), required })
    }

    fn additional(&mut self, name: &str, schema: &Schema) -> Option<Shape> {
        let doc = "The members that the schema does not name.";
        let of_value = short(&format!("{name}Value"));
        match schema.get("additionalProperties").unwrap_or(&Value::Bool(true)) {
            Value::Bool(false) => None,
            values => {
                Some(self.below(["additionalProperties"], |reader| reader.shape(&of_value, doc, values)))
            }
        }
    }

    fn required(&mut self, schema: &Schema) -> Vec<String> {
        let Some(value) = schema.get("required") else { return Vec::new() };
        let keys: Option<Vec<String>> = value
            .as_array()
            .and_then(|keys| keys.iter().map(|key| key.as_str().map(str::to_owned)).collect());
        if keys.is_none() {
            self.wrong("required", "is no list of keys", "list the keys of the object that are always there");
        }
        let mut keys = keys.unwrap_or_default();
        keys.sort();
        keys.dedup();
        keys
    }
}
