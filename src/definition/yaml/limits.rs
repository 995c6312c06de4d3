//! How much YAML is too much: bounds that no honest definition reaches.

/// Levels of nesting. A JSON Schema of a field is the deepest thing there is, at some twenty.
pub const DEPTH: usize = 100;

/// Nodes that aliases may add to a file: a "billion laughs" stops here.
pub const ALIASED_NODES: usize = 1_000_000;
