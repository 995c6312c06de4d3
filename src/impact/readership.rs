//! All that is known to read, and who of them uses a thing that changes.

use std::collections::{BTreeMap, HashMap};

use super::{
    Affected, Break, Member, Then, Thing, Use, User,
    reads::{Read, What, reads},
};
use crate::{
    flux::{Mentions, Sought},
    model::{Reader, ReaderKind, Readers, Schema},
};

/// What reads on a server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OnServer {
    pub readers: Readers,
    /// The ids of buckets by their names, as far as they are known: scripts may name either.
    pub ids: BTreeMap<String, String>,
}

/// All that is known to read. Each script is read once.
#[derive(Debug, Default)]
pub struct Readership<'a> {
    /// By the name of the measurement.
    declared: HashMap<&'a str, Vec<Read<'a>>>,
    /// Queries in raw Flux.
    raw: Vec<(&'a str, Mentions)>,
    scripts: Vec<(&'a Reader, Mentions)>,
    ids: Option<&'a BTreeMap<String, String>>,
}

impl<'a> Readership<'a> {
    /// What definitions read, as they will be when the change is made.
    pub fn declared(schema: &'a Schema) -> Self {
        let mut declared: HashMap<&str, Vec<Read<'_>>> = HashMap::new();
        for read in reads(schema) {
            declared.entry(read.measurement).or_default().push(read);
        }
        let raw = schema.queries.iter().filter_map(|(name, query)| {
            let script = query.flux.as_deref()?;
            Some((name.as_str(), Mentions::of(script)))
        });
        Self { declared, raw: raw.collect(), ..Self::default() }
    }

    /// The same with what a server has.
    #[must_use]
    pub fn and(mut self, server: &'a OnServer) -> Self {
        self.scripts = server.readers.all.iter().map(|reader| (reader, Mentions::of(&reader.flux))).collect();
        self.ids = Some(&server.ids);
        self
    }

    /// The things that somebody uses, sorted, each told once.
    pub fn affected(&self, breaks: impl IntoIterator<Item = Break>) -> Vec<Affected> {
        let mut affected: Vec<Affected> =
            breaks.into_iter().filter_map(|broken| self.affected_by(broken)).collect();
        affected.sort();
        affected.dedup();
        affected
    }

    /// The thing and its users; nothing if it has none.
    pub fn affected_by(&self, broken: Break) -> Option<Affected> {
        let users = self.users(&broken);
        (!users.is_empty()).then_some(Affected { thing: broken.was, how: broken.how, users })
    }

    /// Who uses a thing that changes, sorted by kind and name.
    pub fn users(&self, broken: &Break) -> Vec<User> {
        let mut users = self.declared_users(broken);
        let sought = self.sought(broken);
        let raw = self.raw.iter().filter_map(|(name, mentions)| {
            let path = ["queries", name, "flux"].map(str::to_owned).to_vec();
            let user = named(ReaderKind::Query, name, mentions.line_of(&sought)?);
            Some(User { path, ..user })
        });
        users.extend(raw);
        let on_server = self.scripts.iter().filter_map(|(reader, mentions)| {
            let user = named(reader.kind, &reader.name, mentions.line_of(&sought)?);
            let then = if reader.is_ours { Then::Rewritten } else { Then::Breaks };
            Some(User { cell: reader.cell.clone(), then, ..user })
        });
        users.extend(on_server);
        users.sort();
        users.dedup();
        users
    }

    /// One of each query and rollup: what it does most with the thing.
    fn declared_users(&self, broken: &Break) -> Vec<User> {
        let mut users: BTreeMap<(ReaderKind, &str), User> = BTreeMap::new();
        for read in self.reads_near(broken) {
            let Some(then) = then(read, broken) else { continue };
            let user = User {
                path: read.path.clone(),
                line: None,
                then,
                uses: read.uses.clone(),
                ..named(read.kind, read.name, 0)
            };
            let known = users.entry((read.kind, read.name)).or_insert_with(|| user.clone());
            if (user.then, &user.uses) > (known.then, &known.uses) {
                *known = user;
            }
        }
        users.into_values().collect()
    }

    /// What is read of the measurements concerned; of a bucket, all.
    fn reads_near(&self, broken: &Break) -> Vec<&Read<'a>> {
        let things = [Some(&broken.was), broken.now.as_ref()];
        let mut names: Vec<&str> =
            things.into_iter().flatten().filter_map(|thing| thing.measurement.as_deref()).collect();
        if names.is_empty() {
            return self.declared.values().flatten().collect();
        }
        names.dedup();
        names.into_iter().filter_map(|name| self.declared.get(name)).flatten().collect()
    }

    fn sought<'s>(&'s self, broken: &'s Break) -> Sought<'s> {
        let Thing { bucket, measurement, member } = &broken.was;
        let id = self.ids.and_then(|ids| ids.get(bucket)).filter(|_| !broken.keeps_id());
        Sought {
            bucket: [bucket, id.unwrap_or(bucket)],
            measurement: measurement.as_deref(),
            member: member.as_ref().map(Member::name),
        }
    }
}

fn named(kind: ReaderKind, name: &str, line: usize) -> User {
    let (name, line) = (name.to_owned(), Some(line));
    User { kind, name, cell: None, line, uses: Use::Names, then: Then::Breaks, path: Vec::new() }
}

/// What becomes of who reads that; nothing if it is about something else.
fn then(read: &Read<'_>, broken: &Break) -> Option<Then> {
    let (was, now) = (&broken.was, broken.now.as_ref());
    if is_read(read, now, now, was) {
        return Some(Then::Follows);
    }
    let every = matches!(read.what, What::EveryTag | What::EveryField);
    is_read(read, Some(was), now, was).then_some(if every { Then::Follows } else { Then::Breaks })
}

/// Whether `thing` is what is read, of the measurement as it is or as it was.
fn is_read(read: &Read<'_>, thing: Option<&Thing>, now: Option<&Thing>, was: &Thing) -> bool {
    let Some(thing) = thing else { return false };
    let in_bucket = |bucket: &str| read.bucket.is_none_or(|of| of == bucket);
    let is_of =
        |place: &Thing| place.measurement.as_deref() == Some(read.measurement) && in_bucket(&place.bucket);
    match (&thing.measurement, &thing.member, read.what) {
        (None, _, What::Itself) => read.bucket == Some(thing.bucket.as_str()),
        (Some(_), None, What::Itself) => is_of(thing),
        (_, Some(Member::Tag(_)), What::EveryTag) | (_, Some(Member::Field(_)), What::EveryField) => {
            now.is_some_and(is_of) || is_of(was)
        }
        (_, Some(Member::Tag(name)), What::Tag(read)) | (_, Some(Member::Field(name)), What::Field(read)) => {
            name == read && (now.is_some_and(is_of) || is_of(was))
        }
        _ => false,
    }
}
