//! A file's text with only some of its things in it, each on the lines where it stands: a report of a few
//! things of a large file need not read all of it again.

use std::collections::BTreeSet;

use super::{
    SourceFile, Sources,
    sources::{Defined, SECTIONS},
};
use crate::diagnostic::{Diagnostic, Edit, Place};

/// The things that places of diagnostics lead to: section and name.
pub(super) type Things = BTreeSet<(String, String)>;

/// The things that a report has to look into.
pub(super) fn things<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Things {
    let mut things = Things::new();
    for diagnostic in diagnostics {
        let related = diagnostic.related.iter().map(|related| &related.place);
        let paths = std::iter::once(&diagnostic.place).chain(related).filter_map(Place::path);
        let edits = diagnostic.fixes.iter().flat_map(|fix| &fix.edits).filter_map(|edit| match edit {
            Edit::Replace { at, .. } => at.path(),
            Edit::AddEntry { map: path, .. } | Edit::AddItem { list: path, .. } => Some(path.as_slice()),
        });
        things.extend(paths.chain(edits).filter_map(thing_of));
    }
    things
}

/// The thing that a place leads into.
pub(super) fn thing(place: &Place) -> Option<(String, String)> {
    thing_of(place.path()?)
}

fn thing_of(path: &[String]) -> Option<(String, String)> {
    let [section, name, ..] = path else { return None };
    Some((section.clone(), name.clone()))
}

/// For each file its text with nothing but `things`, where that can be had and all that is wanted of it is
/// among them.
pub(super) fn texts(sources: &Sources, things: &Things) -> Vec<Option<String>> {
    let mut lines: Vec<Option<Vec<u32>>> = vec![Some(Vec::new()); sources.files.len()];
    for (section, name) in things {
        let Some(known) = SECTIONS.iter().find(|known| *known == section) else {
            // Retired things have no names: their file is read whole.
            let retired = name.parse().ok().and_then(|at: usize| sources.retired_in.get(at));
            if let Some((file, _)) = retired.filter(|_| section == "retired") {
                lines[*file] = None;
            }
            continue;
        };
        if let Some(Defined { file, line }) = sources.defined_in.get(&(*known, name.clone())) {
            match (&mut lines[*file], line) {
                (whole, 0) => *whole = None,
                (Some(lines), line) => lines.push(*line),
                (None, _) => {}
            }
        }
    }
    let with_lines = sources.files.iter().zip(lines);
    with_lines.map(|(file, lines)| reduced(file, lines.filter(|lines| !lines.is_empty())?)).collect()
}

/// The text with nothing but the things that begin on the given lines, and the names of their sections.
/// Nothing if one does not begin a line in a block of its own.
fn reduced(file: &SourceFile, mut begins: Vec<u32>) -> Option<String> {
    begins.sort_unstable();
    begins.dedup();
    let mut begins = begins.into_iter().peekable();
    let mut reduced = Lines::default();
    let (mut section, mut inside) = (None, None);
    for (line, number) in file.text.split_inclusive('\n').zip(1_u32..) {
        let indent = indent(line);
        if indent == Some(0) {
            section = Some((line, number));
        }
        if begins.next_if_eq(&number).is_some() {
            inside = Some(indent.filter(|indent| *indent > 0)?);
            let (header, at) = section?;
            reduced.put(header, at);
        } else if indent.zip(inside).is_some_and(|(indent, thing)| indent <= thing) {
            inside = None;
        }
        if inside.is_some() {
            reduced.put(line, number);
        }
    }
    begins.next().is_none().then_some(reduced.text)
}

/// Lines of a file, with empty ones for those between them.
#[derive(Default)]
struct Lines {
    text: String,
    last: u32,
}

impl Lines {
    /// Adds a line, if it is not there yet.
    fn put(&mut self, line: &str, number: u32) {
        if number > self.last {
            self.text.extend(std::iter::repeat_n('\n', (number - self.last - 1) as usize));
            self.text.push_str(line);
            self.last = number;
        }
    }
}

/// How far a line is indented that says something.
fn indent(line: &str) -> Option<usize> {
    let said = line.trim_start_matches(' ');
    (!said.trim().is_empty() && !said.starts_with('#')).then(|| line.len() - said.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_stand_on_their_lines() {
        let text = "tags:\n  a: {}\n\n# of all\nmeasurements:\n  b:\n    fields:\n\n      # one\n      x: {}\n  c: {}\n";
        let file = SourceFile { path: String::new(), text: text.to_owned() };
        let of = |lines: &[u32]| reduced(&file, lines.to_vec());
        assert_eq!(of(&[11]).unwrap(), "\n\n\n\nmeasurements:\n\n\n\n\n\n  c: {}\n");
        let b = "  b:\n    fields:\n\n      # one\n      x: {}\n";
        assert_eq!(of(&[6]).unwrap(), format!("\n\n\n\nmeasurements:\n{b}"));
        assert_eq!(of(&[6, 2]).unwrap(), format!("tags:\n  a: {{}}\n\n# of all\nmeasurements:\n{b}"));
        assert_eq!(of(&[1]), None);
        assert_eq!(of(&[12]), None);
    }
}
