//! Coverage with what was asked for, and where what is missing would be written.

use super::{Coverage, Kind, Missing};
use crate::diagnostic::Location;

/// What renderers take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub coverage: Coverage,
    /// The percentage that the sum has to reach, if one was asked for.
    pub required: Option<u8>,
    /// What is missing, sorted by place.
    pub missing: Vec<Gap>,
}

/// A [`Missing`] whose place was looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    pub kind: Kind,
    /// The thing that does not say it, for people, its name in backticks.
    pub of: String,
    /// The thing, as keys joined by dots.
    pub path: String,
    pub location: Option<Location>,
}

impl Report {
    /// `locations` are those of the missing parts, in their order.
    pub fn new(coverage: Coverage, required: Option<u8>, locations: Vec<Option<Location>>) -> Self {
        let located = coverage.missing.iter().zip(locations);
        let mut missing: Vec<Gap> = located.map(|(missing, location)| Gap::new(missing, location)).collect();
        missing.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        Self { coverage, required, missing }
    }

    /// Shows the files as they lie below `folder`, a relative path with `/` and none at its end.
    pub fn put_below(&mut self, folder: &str) {
        for location in self.missing.iter_mut().filter_map(|gap| gap.location.as_mut()) {
            location.file = format!("{folder}/{}", location.file);
        }
    }

    /// Whether the sum reaches what is required.
    pub fn is_met(&self) -> bool {
        self.required.is_none_or(|required| self.coverage.sum.sum.reaches(required))
    }
}

impl Gap {
    fn new(missing: &Missing, location: Option<Location>) -> Self {
        let path = missing.place.path().unwrap_or_default().join(".");
        Self { kind: missing.kind, of: missing.of.clone(), path, location }
    }

    fn sort_key(&self) -> impl Ord + '_ {
        let location =
            self.location.as_ref().map(|location| (&location.file, location.line, location.column));
        (location, &self.path, self.kind)
    }
}
