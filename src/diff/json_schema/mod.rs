//! Two JSON Schemas of one value → what the change means for values that are written and read.
//!
//! Draft 2020-12. Each keyword is compared with its counterpart, and what is said of the parts holds
//! for the whole: where no part became narrower, the whole did not. The other way round it is caution: two
//! parts may make up for each other, and a change is then named that no value notices. What cannot
//! be judged so (a pattern, a negation, branches of which exactly one may apply) is said to be unclear.
//!
//! References lead within the document only, as pointers; each pair of schemas is compared once,
//! so that what refers to itself comes to an end.

mod arrays;
mod bounds;
mod branches;
mod conditions;
mod disjoint;
mod documentation;
mod found;
mod members;
mod node;
mod numbers;
mod objects;
mod opaque;
mod place;
mod references;
mod types;
mod values;
mod walk;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use serde_json::Value;

use walk::Walk;

/// What differs between two JSON Schemas: phrases in plain text, each with the place in the schema as a
/// JSON pointer where it is not the whole, in the order of the schema: outer places before inner ones, and
/// those by key or position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SchemaDifference {
    /// Values that were valid may no longer be.
    pub narrowed: Vec<String>,
    /// Values that were not valid may be now.
    pub widened: Vec<String>,
    /// No value is concerned: titles, descriptions, examples, defaults, comments.
    pub documented: Vec<String>,
    /// What cannot be judged: the schema may be narrower, wider, or both.
    pub unclear: Vec<String>,
}

impl SchemaDifference {
    /// Whether both schemas say the same in the same words.
    pub fn is_empty(&self) -> bool {
        let lists = [&self.narrowed, &self.widened, &self.documented, &self.unclear];
        lists.iter().all(|list| list.is_empty())
    }
}

/// What leads from the JSON Schema `before` to `after`.
pub fn compare_json_schemas(before: &Value, after: &Value) -> SchemaDifference {
    if before == after {
        return SchemaDifference::default();
    }
    Walk::through(before, after)
}
