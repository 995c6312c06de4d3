//! The tags: a type for the values of each one.
