//! The client against a real server.

mod buckets;
