//! The HTTP API of InfluxDB 2: a typed client, and what a server holds as a `Schema`.
