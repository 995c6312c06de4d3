//! Line protocol: read as the server reads it, observed, verified.

mod observe;
