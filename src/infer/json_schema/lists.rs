//! Lists at one place: what their items have in common, and whether their length is always the same.

use serde_json::{Map, Value, json};

use super::{Shape, object};

/// Lists of one length are said to have it from this many on: fewer may agree by chance.
const ENOUGH: u64 = 3;

#[derive(Debug, Clone, Default)]
pub struct Lists {
    seen: u64,
    shortest: usize,
    longest: usize,
    items: Box<Shape>,
}

impl Lists {
    pub fn add(&mut self, items: &[Value]) {
        self.count(items.len(), items.len(), 1);
        for item in items {
            self.items.add(item);
        }
    }

    pub fn merge(&mut self, other: &Self) {
        self.count(other.shortest, other.longest, other.seen);
        self.items.merge(&other.items);
    }

    fn count(&mut self, shortest: usize, longest: usize, seen: u64) {
        self.shortest = if self.seen == 0 { shortest } else { self.shortest.min(shortest) };
        self.longest = self.longest.max(longest);
        self.seen += seen;
    }

    pub fn schema(&self, depth: usize) -> Map<String, Value> {
        let mut schema = object(&[("type", json!("array"))]);
        schema.insert("items".to_owned(), self.items.schema(depth));
        if self.shortest == self.longest && self.longest > 1 && self.seen >= ENOUGH {
            schema.insert("minItems".to_owned(), json!(self.shortest));
            schema.insert("maxItems".to_owned(), json!(self.longest));
        }
        schema
    }
}
