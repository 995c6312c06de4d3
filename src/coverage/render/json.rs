//! Coverage as JSON: a stable contract, described in docs/formats.md.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    coverage::{Covered, Gap, Kind, Report, Share},
    diagnostic::Location,
};

/// The document.
#[derive(Debug, Serialize)]
pub struct Document<'r> {
    #[serde(flatten)]
    sum: Figures,
    required: Option<u8>,
    kinds: BTreeMap<Kind, Figures>,
    measurements: Vec<Thing<'r>>,
    tables: Vec<Thing<'r>>,
    missing: Vec<Part<'r>>,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Figures {
    given: usize,
    of: usize,
    percent: Option<usize>,
}

#[derive(Debug, Serialize)]
struct Thing<'r> {
    name: &'r str,
    #[serde(flatten)]
    sum: Figures,
    kinds: BTreeMap<Kind, Figures>,
}

#[derive(Debug, Serialize)]
struct Part<'r> {
    kind: Kind,
    path: &'r str,
    location: Option<&'r Location>,
}

/// The report as a value that can be written as JSON.
pub fn json(report: &Report) -> Document<'_> {
    let coverage = &report.coverage;
    Document {
        sum: coverage.sum.sum.into(),
        required: report.required,
        kinds: kinds(&coverage.sum),
        measurements: coverage.measurements.iter().map(Thing::from).collect(),
        tables: coverage.tables.iter().map(Thing::from).collect(),
        missing: report.missing.iter().map(Part::from).collect(),
    }
}

fn kinds(covered: &Covered) -> BTreeMap<Kind, Figures> {
    covered.kinds.iter().map(|(kind, share)| (*kind, (*share).into())).collect()
}

impl From<Share> for Figures {
    fn from(share: Share) -> Self {
        Self { given: share.given, of: share.of, percent: share.percent() }
    }
}

impl<'r> From<&'r Covered> for Thing<'r> {
    fn from(covered: &'r Covered) -> Self {
        Self { name: &covered.name, sum: covered.sum.into(), kinds: kinds(covered) }
    }
}

impl<'r> From<&'r Gap> for Part<'r> {
    fn from(gap: &'r Gap) -> Self {
        Self { kind: gap.kind, path: &gap.path, location: gap.location.as_ref() }
    }
}
