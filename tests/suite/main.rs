//! Everything that is tested through the built program or against a real server: one binary, so
//! that one InfluxDB serves all of it.

// The lints allow these in test functions; here everything is test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod architecture;
mod bridge;
mod cases;
mod completions;
mod documentation;
mod fixes;
mod formats;
mod generate;
mod infer;
mod influx;
mod json_schema;
mod laws;
mod points;
mod queries;
mod quiet;
mod reading;
mod review;
mod revisions;
mod sample;
mod sqlite;
mod stories;
mod support;
mod tasks;
mod transfer;
