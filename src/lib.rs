//! fluxform: schema as code for InfluxDB 2.
//!
//! ```text
//!  schemas/*.yaml ─▶ definition ─▶ Schema (desired) ─┬─▶ lint ──────▶ findings ─▶ review
//!  git revision ───▶ definition ─▶ Schema (before) ──┤
//!                                                    ├─▶ generate ──▶ Rust · Python · Flux · setup · docs
//!  InfluxDB ───────▶ influx ─────▶ Schema (live) ────┼─▶ diff ─▶ changes ─▶ plan ─▶ Plan ─▶ migrate ─▶ InfluxDB
//!  ledger.sqlite ──▶ ledger ─────▶ Schema (recorded) ┘                                       └─▶ ledger
//! ```
//!
//! One noun, [`model::Schema`], read from several places; one verb, [`diff`], between any two of
//! them. `docs/architecture.md` says which folder may import which, and a test holds it.

pub mod cli;
pub mod coverage;
pub mod definition;
pub mod diagnostic;
pub mod diff;
pub mod drift;
pub mod estimate;
pub mod flux;
pub mod generate;
pub mod impact;
pub mod infer;
pub mod influx;
pub mod ledger;
pub mod lint;
pub mod migrate;
pub mod model;
pub mod plan;
pub mod points;
pub mod review;
pub mod sample;
pub mod sql;
pub mod sqlite;
pub mod transfer;
pub mod words;
pub mod workspace;

/// The examples of the page about the generated crate, so that they compile.
#[cfg(doctest)]
#[doc = include_str!("../docs/rust.md")]
pub struct RustPage;
