//! What `check` reads: this project, and what it is compared with.

use std::path::{Path, PathBuf};

use crate::{
    cli::{
        Failure,
        project::{self, Opened, Texts, Unusable},
        source::{self, Read, Source},
        terminal::Terminal,
    },
    diff::{Difference, definition_diff},
    lint::Against,
};

/// Where both are. The project may be read several times, the other side is read once.
pub struct Sides<'t> {
    root: PathBuf,
    other: Option<Source>,
    before: Option<Read>,
    terminal: &'t Terminal,
}

/// What this project is compared with, and what differs.
pub struct Compared<'s> {
    pub before: &'s Read,
    pub differences: Vec<Difference<'s>>,
}

impl<'t> Sides<'t> {
    /// This project, and what `named` names.
    pub fn new(named: Option<&str>, terminal: &'t Terminal) -> Result<Self, Failure> {
        let root = project::find_root()?;
        let other = named.map(Source::parse).transpose()?;
        Ok(Self { root, other, before: None, terminal })
    }

    /// The folder of the project file.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads this project as if files held `texts`, and at the first time the other side, too.
    pub fn open(&mut self, texts: &Texts) -> Result<Opened, Unusable> {
        let Some(other) = self.other.as_ref().filter(|_| self.before.is_none()) else {
            return project::open_at(self.root.clone(), texts);
        };
        let (opened, before) = source::open_beside(other, &self.root, texts, self.terminal)?;
        self.before = Some(before);
        Ok(opened)
    }

    /// What differs between the other side, if there is one, and this project as it was opened.
    pub fn compared<'s>(&'s self, opened: &'s Opened) -> Option<Compared<'s>> {
        let before = self.before.as_ref()?;
        let differences = definition_diff(&before.schema, &opened.loaded.schema);
        Some(Compared { before, differences })
    }
}

impl Compared<'_> {
    /// The same for the rules on changes.
    pub fn against(&self) -> Against<'_> {
        Against { before: &self.before.schema, differences: &self.differences }
    }
}
