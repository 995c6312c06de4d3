//! Runs within the generated crate, whose definitions are `shapes.yaml`.
fn main() {}
