//! Line protocol: read as the server reads it, observed, verified.

mod laws;
mod observe;
mod pages;
mod program;
mod sample;
mod server;

use std::convert::Infallible;

use fluxform::{
    model::Schema,
    points::{Options, Precision, Verified, Verifier},
};

/// The present of these tests.
const NOW: &str = "2026-11-25T00:00:00Z";

/// `CODE line:column` of each finding about `lines`.
fn findings(schema: &Schema, lines: impl AsRef<[u8]>) -> Vec<String> {
    let now = NOW.parse().unwrap();
    let options = Options { precision: Precision::default(), now, bucket: None, limit: None };
    let mut found = Vec::new();
    let show = |finding: fluxform::diagnostic::Finding| {
        let location = finding.location.unwrap();
        found.push(format!("{} {}:{}", finding.code, location.line, location.column));
        Ok::<(), Infallible>(())
    };
    let verifier = Verifier::new(schema, options).unwrap();
    verifier.verify("points", lines.as_ref(), &mut Verified::default(), show).unwrap();
    found
}
