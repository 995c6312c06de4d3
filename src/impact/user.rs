//! Who uses a thing, where, and what becomes of them.

use std::{collections::BTreeSet, fmt};

use serde::{Deserialize, Serialize};

use crate::{model::ReaderKind, words::Tick};

/// Something that uses a thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct User {
    pub kind: ReaderKind,
    pub name: String,
    /// The cell, of a dashboard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// From 1, within its script; nothing where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    #[serde(flatten)]
    pub uses: Use,
    pub then: Then,
    /// Where it stands in the definitions, by keys from their root; of what a server has, nothing.
    #[serde(skip)]
    pub path: Vec<String>,
}

/// How something uses a thing, the least first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "uses", rename_all = "snake_case")]
pub enum Use {
    /// Its script has the name.
    Names,
    Reads,
    Writes,
    /// With a value.
    Compares,
    Computes {
        function: String,
    },
}

/// What becomes of a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// It is made from the definitions, which have the change already.
    Follows,
    /// A task of ours.
    Rewritten,
    /// Somebody has to change it.
    Breaks,
}

impl fmt::Display for User {
    /// ``the task `nightly report` (line 7)``, ``the query `latest` computes `mean` of it``
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} {}", self.kind.word(), Tick(&self.name))?;
        let cell = self.cell.as_ref().map(|cell| format!("cell {}", Tick(cell)));
        let line = self.line.map(|line| format!("line {line}"));
        let within: Vec<String> = cell.into_iter().chain(line).collect();
        if !within.is_empty() {
            write!(f, " ({})", within.join(", "))?;
        }
        match &self.uses {
            Use::Names => Ok(()),
            Use::Reads => f.write_str(" reads it"),
            Use::Writes => f.write_str(" writes it"),
            Use::Compares => f.write_str(" compares it"),
            Use::Computes { function } => write!(f, " computes {} of it", Tick(function)),
        }
    }
}

impl User {
    /// It and what becomes of it, where that is not to be expected.
    pub fn sentence(&self) -> String {
        match (self.then, &self.uses) {
            (Then::Breaks, Use::Names) => self.to_string(),
            (Then::Breaks, _) => format!("{self}, and does not follow"),
            (Then::Follows, _) => format!("{self}, and follows"),
            (Then::Rewritten, _) => format!("{self}, made by fluxform and rewritten with the definitions"),
        }
    }
}

/// That of some kinds nothing was seen; nothing if something was seen of all.
pub fn unseen(kinds: &BTreeSet<ReaderKind>) -> Option<String> {
    let plurals: Vec<String> = kinds.iter().map(|kind| format!("{}s", kind.word())).collect();
    let listed = match plurals.as_slice() {
        [] => return None,
        [kind] => kind.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    let permissions: Vec<String> = plurals.iter().map(|kind| format!("read:{kind}")).collect();
    Some(format!("no {listed} were seen: there are none, or the token lacks {}", permissions.join(", ")))
}
