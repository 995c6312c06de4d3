//! A structural problem, before it is a finding of a file.

use super::{
    codes,
    yaml::{self, Span},
};
use crate::diagnostic::{Code, Diagnostic, Fix, Meant, Place, Severity};

/// A structural problem at a span of the file.
#[derive(Debug, Clone)]
pub struct Flaw {
    pub code: Code,
    pub message: String,
    pub at: Span,
    pub notes: Vec<String>,
    pub help: Option<String>,
    /// The word that is written there and the one that was meant.
    pub spelling: Option<Spelling>,
}

/// A word that should be another.
#[derive(Debug, Clone)]
pub struct Spelling {
    pub written: String,
    pub meant: String,
    pub is_slip: bool,
}

impl Flaw {
    /// The finding, at the place of its span.
    pub fn found(self, place: &mut impl FnMut(Span) -> Place) -> Diagnostic {
        let at = place(self.at);
        let mut found = Diagnostic::new(self.code, Severity::Error, self.message, at.clone());
        found.notes = self.notes;
        found.help = self.help;
        found.fixes = self.spelling.map(|spelling| spelling.fix(at)).into_iter().collect();
        found
    }
}

impl Spelling {
    pub fn new(written: &str, meant: Meant<'_>) -> Self {
        Self { written: written.to_owned(), meant: meant.name.to_owned(), is_slip: meant.is_slip }
    }

    /// Words of the language are written without quotes.
    fn fix(self, at: Place) -> Fix {
        let meant = Meant { name: &self.meant, is_slip: self.is_slip };
        Fix::replacing(at, &self.written, meant, self.meant.clone())
    }
}

impl From<yaml::Error> for Flaw {
    fn from(error: yaml::Error) -> Self {
        flaw(codes::WRONG_VALUE, error.message, error.at.unwrap_or_default())
    }
}

/// A flaw that says no more than its message.
pub fn flaw(code: Code, message: String, at: Span) -> Flaw {
    Flaw { code, message, at, notes: Vec::new(), help: None, spelling: None }
}
