//! One problem: what it is, where, why it matters, what to do.

use serde::Serialize;

use super::{Code, Fix, FoundFix, Grade, Location, Place, Severity};

/// A problem as its finder states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    /// One line, without a full stop; names in backticks.
    pub message: String,
    pub place: Place,
    /// A word or two under the caret.
    pub label: Option<String>,
    /// Facts that explain: arithmetic, what the server would answer.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
    /// Another place that belongs to the finding, such as that of a first definition.
    pub related: Vec<Related>,
    /// Whom the change breaks that the finding is about; nobody where it is about no change.
    pub breaks: Vec<Grade>,
    /// Ways to resolve it, the likeliest first.
    pub fixes: Vec<Fix>,
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    pub place: Place,
    pub message: String,
}

/// A [`Diagnostic`] whose places have been looked up: what renderers take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub code: Code,
    pub severity: Severity,
    pub message: String,
    /// The logical address, such as `measurements.time_based_daily.tags.0`.
    pub path: Option<String>,
    pub location: Option<Location>,
    #[serde(skip)]
    pub label: Option<String>,
    pub notes: Vec<String>,
    pub help: Option<String>,
    pub related: Vec<FoundRelated>,
    pub breaks: Vec<Grade>,
    pub fixes: Vec<FoundFix>,
}

/// A [`Related`] whose place has been looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundRelated {
    pub message: String,
    pub location: Option<Location>,
}

impl Diagnostic {
    pub fn new(code: Code, severity: Severity, message: impl Into<String>, place: Place) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            place,
            label: None,
            notes: Vec::new(),
            help: None,
            related: Vec::new(),
            breaks: Vec::new(),
            fixes: Vec::new(),
        }
    }

    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push(Related { place, message: message.into() });
        self
    }

    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// Looks every place up with `locate`, every fix with `edits`, and makes the finding that is printed. A
    /// fix of which a place is not found is left out.
    pub fn found(
        self,
        locate: impl Fn(&Place) -> Option<Location>,
        edits: impl Fn(&Fix) -> Option<FoundFix>,
    ) -> Finding {
        let path = self.place.path().map(|path| path.join("."));
        let related = self.related.into_iter();
        Finding {
            code: self.code,
            severity: self.severity,
            message: self.message,
            path,
            location: locate(&self.place),
            label: self.label,
            notes: self.notes,
            help: self.help,
            related: related
                .map(|r| FoundRelated { location: locate(&r.place), message: r.message })
                .collect(),
            breaks: self.breaks,
            fixes: self.fixes.iter().filter_map(edits).collect(),
        }
    }
}

impl Finding {
    /// Shows its files as they lie below `folder`, a relative path with `/` and none at its end.
    pub fn put_below(&mut self, folder: &str) {
        let related = self.related.iter_mut().filter_map(|related| related.location.as_mut());
        let edits = self.fixes.iter_mut().flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.location);
        for location in self.location.iter_mut().chain(related).chain(edits) {
            location.file = format!("{folder}/{}", location.file);
        }
    }

    /// The order of every report: by file and place, then by code and words.
    pub fn sort_key(&self) -> impl Ord + '_ {
        let location = self.location.as_ref().map(|l| (&l.file, l.line, l.column));
        (location, self.code, &self.path, &self.message)
    }
}
