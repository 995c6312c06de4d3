//! What the tests stand on: a real InfluxDB, the program, and projects in temporary folders.
