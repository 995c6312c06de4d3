//! Files and regions as a log names them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    ROOT,
    log::{ArtifactLocation, Location, PhysicalLocation, Region},
};
use crate::diagnostic;

/// What of a path is not itself in a URI: everything but what RFC 3986 calls unreserved, and the `/`.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A place in a file, or the file as a whole where `at` has no line.
pub fn place(at: &diagnostic::Location) -> Location<'_> {
    let region = (at.line > 0).then(|| region(at));
    location(PhysicalLocation { artifact_location: file(&at.file), region })
}

/// A file as a whole.
pub fn whole_file(path: &str) -> Location<'_> {
    location(PhysicalLocation { artifact_location: file(path), region: None })
}

pub fn file(path: &str) -> ArtifactLocation<'_> {
    ArtifactLocation { uri: utf8_percent_encode(path, ESCAPED).into(), uri_base_id: ROOT }
}

pub fn region(at: &diagnostic::Location) -> Region {
    Region { start_line: at.line, start_column: at.column, end_line: at.end_line, end_column: at.end_column }
}

fn location(physical_location: PhysicalLocation<'_>) -> Location<'_> {
    Location { physical_location, logical_locations: Vec::new(), message: None }
}
