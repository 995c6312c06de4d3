//! What the tests stand on: a real InfluxDB, the program, and projects in temporary folders.

pub mod definitions;
pub mod http;
pub mod influxd;
pub mod organization;
pub mod peer;
pub mod points;
pub mod program;
pub mod project;
pub mod proxy;
pub mod readers;
pub mod repository;
pub mod sample;
pub mod tasks;
