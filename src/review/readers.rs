//! Who uses what changed, with the places of those in the definitions.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{
    diagnostic::{Location, Place},
    diff::Difference,
    impact::{How, Reached, Thing, User},
    model::ReaderKind,
    words::count,
};

/// All who use what changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Readers {
    /// In the order of the differences.
    pub things: Vec<UsedThing>,
    /// Of which kinds nothing was seen on the server; nothing at all if it was not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unseen: Option<BTreeSet<ReaderKind>>,
}

/// A thing that changed, and who uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UsedThing {
    /// The address of what differs, its keys joined by dots.
    pub path: String,
    #[serde(flatten)]
    pub thing: Thing,
    #[serde(flatten)]
    pub how: How,
    pub users: Vec<FoundUser>,
}

/// A user whose place has been looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundUser {
    #[serde(flatten)]
    pub user: User,
    /// The address in the definitions, its keys joined by dots.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
}

impl Readers {
    /// Those whom `differences` reach; `locate` finds where each of several places is written.
    pub fn of(
        differences: &[Difference<'_>],
        reached: &[Reached],
        locate: impl Fn(&[&Place]) -> Vec<Option<Location>>,
    ) -> Self {
        let users = || reached.iter().flat_map(|reached| &reached.affected.users);
        let places: Vec<Place> = users().map(|user| Place::key(user.path.clone())).collect();
        let mut found = locate(&places.iter().collect::<Vec<_>>()).into_iter();
        let things = reached.iter().map(|Reached { difference, affected }| UsedThing {
            path: differences.get(*difference).map(|it| it.subject.path().join(".")).unwrap_or_default(),
            thing: affected.thing.clone(),
            how: affected.how.clone(),
            users: affected.users.iter().map(|user| FoundUser::of(user, found.next().flatten())).collect(),
        });
        Self { things: things.collect(), unseen: None }
    }

    /// The same with what could not be seen of a server.
    #[must_use]
    pub fn without(self, unseen: Option<BTreeSet<ReaderKind>>) -> Self {
        Self { unseen, ..self }
    }

    /// The addresses of the queries and rollups among them, each once: queries first, each sorted.
    pub fn declared(&self) -> Vec<String> {
        let declared: BTreeSet<_> =
            self.users().filter(|user| !user.path.is_empty()).map(|user| (user.kind, &user.name)).collect();
        let section = |kind| if kind == ReaderKind::Query { "queries" } else { "rollups" };
        declared.into_iter().map(|(kind, name)| format!("{}.{name}", section(kind))).collect()
    }

    /// How many of each kind there are: "2 queries, 1 task"; nothing if there are none.
    pub fn counted(&self) -> Option<String> {
        let mut kinds: BTreeMap<ReaderKind, BTreeSet<&str>> = BTreeMap::new();
        for user in self.users() {
            kinds.entry(user.kind).or_default().insert(&user.name);
        }
        let counted: Vec<String> =
            kinds.into_iter().map(|(kind, names)| count(names.len(), kind.word())).collect();
        (!counted.is_empty()).then(|| counted.join(", "))
    }

    fn users(&self) -> impl Iterator<Item = &User> {
        self.things.iter().flat_map(|thing| &thing.users).map(|found| &found.user)
    }

    /// Every location, to be shown elsewhere.
    pub fn locations_mut(&mut self) -> impl Iterator<Item = &mut Location> {
        self.things.iter_mut().flat_map(|thing| &mut thing.users).filter_map(|user| user.location.as_mut())
    }
}

impl FoundUser {
    fn of(user: &User, location: Option<Location>) -> Self {
        let path = (!user.path.is_empty()).then(|| user.path.join("."));
        Self { user: user.clone(), path, location }
    }
}
