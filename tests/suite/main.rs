//! Everything that is tested through the built program or against a real server: one binary, so
//! that one InfluxDB serves all of it.

mod support;
