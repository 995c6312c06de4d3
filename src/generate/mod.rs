//! `Schema` → files in memory: Rust, Flux, set-up scripts and documentation.
