//! What `check` reads: this project, and what it is compared with.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::ServerReaders;

use crate::{
    cli::{
        Failure,
        project::{self, Opened, Texts, Unusable},
        source::{self, Read, Source},
        terminal::Terminal,
    },
    diff::{Difference, definition_diff},
    impact::{Reached, of_definitions, reached},
    lint::Against,
    model::ReaderKind,
};

/// Where both are. The project may be read several times, the other side is read once.
pub struct Sides<'t> {
    root: PathBuf,
    other: Option<Source>,
    before: Option<Read>,
    terminal: &'t Terminal,
}

/// What this project is compared with, what differs, and whom that concerns.
pub struct Compared<'s> {
    pub before: &'s Read,
    pub differences: Vec<Difference<'s>>,
    pub reached: Vec<Reached>,
    /// Of which kinds of readers nothing was seen; nothing at all if no server was asked.
    pub unseen: Option<BTreeSet<ReaderKind>>,
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
    pub fn compared<'s>(
        &'s self,
        opened: &'s Opened,
        readers: &ServerReaders<'_>,
    ) -> Result<Option<Compared<'s>>, Failure> {
        let Some(before) = self.before.as_ref() else { return Ok(None) };
        let sides = (&*before.schema, &opened.loaded.schema);
        let differences = definition_diff(sides.0, sides.1);
        let breaks = of_definitions(sides.0, sides.1, &differences);
        let server = if breaks.is_empty() { None } else { readers.look(opened, sides.0)? };
        let reached = reached(sides, &differences, server);
        let unseen = server.map(|server| server.readers.unseen.clone());
        Ok(Some(Compared { before, differences, reached, unseen }))
    }
}

impl Compared<'_> {
    /// The same for the rules on changes.
    pub fn against(&self) -> Against<'_> {
        Against { before: &self.before.schema, differences: &self.differences, reached: &self.reached }
    }
}
