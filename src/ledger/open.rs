//! The ledger's file: its format, its versions.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags};

use super::Error;

/// The format that this program writes, kept in `PRAGMA user_version`.
const FORMAT: u32 = 2;

/// Marks the file as ours, in `PRAGMA application_id`: the letters `flux`.
const APPLICATION: u32 = 0x666c_7578;

/// What format 1 consists of. JSON columns hold the types of `plan` and `model`.
const TABLES: &str = "
CREATE TABLE identity (id TEXT NOT NULL) STRICT;
INSERT INTO identity VALUES (lower(hex(randomblob(8))));
CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    organization_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    server TEXT NOT NULL,
    state TEXT NOT NULL,
    plan TEXT NOT NULL,
    snapshot TEXT,
    actor TEXT NOT NULL,
    tool TEXT NOT NULL,
    started_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (organization_id, number)
) STRICT;
CREATE TABLE step (
    revision INTEGER NOT NULL REFERENCES revision (id),
    position INTEGER NOT NULL,
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (revision, position)
) STRICT;
CREATE TABLE mark (
    organization_id TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    former TEXT NOT NULL
) STRICT;
";

/// What format 2 adds: how far each window of points came, within a step (`part` 0) or the
/// operations of its way back (from 1 on).
const WINDOWS: &str = "
CREATE TABLE window (
    revision INTEGER NOT NULL REFERENCES revision (id),
    position INTEGER NOT NULL,
    part INTEGER NOT NULL,
    name TEXT NOT NULL,
    record TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (revision, position, part, name)
) STRICT;
";

/// How long a reader waits for a writer's commit.
const PATIENCE: Duration = Duration::from_secs(5);

/// The ledger.
#[derive(Debug)]
pub struct Ledger {
    pub(super) connection: Connection,
    path: PathBuf,
}

impl Ledger {
    /// Opens the ledger for writing and makes it if there is none. Take the
    /// [`Guard`](super::Guard) first.
    ///
    /// A rollback journal with full synchronization: each state is on disk before its request is
    /// sent, and a mere reader leaves no file behind.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let ledger = Self::connect(path, flags)?;
        ledger.connection.pragma_update(None, "synchronous", "FULL")?;
        let missing = match ledger.format()? {
            0 => format!("PRAGMA application_id = {APPLICATION}; {TABLES} {WINDOWS}"),
            1 => WINDOWS.to_owned(),
            _ => return Ok(ledger),
        };
        ledger
            .connection
            .execute_batch(&format!("BEGIN IMMEDIATE; {missing} PRAGMA user_version = {FORMAT}; COMMIT;"))?;
        Ok(ledger)
    }

    /// Opens the ledger for reading; `None` if there is none.
    pub fn read(path: &Path) -> Result<Option<Self>, Error> {
        if !path.exists() {
            return Ok(None);
        }
        let ledger = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        match ledger.format() {
            // A run was killed in the middle of a commit: SQLite has to take that back first.
            Err(error) if error.needs_recovery() => {
                let ledger = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
                Ok((ledger.format()? != 0).then_some(ledger))
            }
            format => Ok((format? != 0).then_some(ledger)),
        }
    }

    /// Makes the folder that the ledger and its guard are in.
    pub fn make_folder(path: &Path) -> Result<(), Error> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let made = folder.map_or(Ok(()), fs::create_dir_all);
        made.map_err(|source| Error::Folder { path: path.to_owned(), source })
    }

    /// The ledger's own name: who finds it in a lock knows the lock for its own.
    pub fn identity(&self) -> Result<String, Error> {
        Ok(self.connection.query_row("SELECT id FROM identity", [], |row| row.get(0))?)
    }

    /// Where the ledger is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Self, Error> {
        let open = |source| Error::Open { path: path.to_owned(), source };
        let connection = Connection::open_with_flags(path, flags).map_err(open)?;
        connection.busy_timeout(PATIENCE).map_err(open)?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// The file's format: 0 for an empty file.
    fn format(&self) -> Result<u32, Error> {
        let open = |source| Error::Open { path: self.path.clone(), source };
        let pragma = |name: &str| self.connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
        let (application, format) =
            (pragma("application_id").map_err(open)?, pragma("user_version").map_err(open)?);
        let tables: u32 = self
            .connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .map_err(open)?;
        match (application, format, tables) {
            (0, 0, 0) => Ok(0),
            (APPLICATION, found, _) if found > FORMAT => {
                Err(Error::Newer { path: self.path.clone(), found, known: FORMAT })
            }
            (APPLICATION, found, _) => Ok(found),
            _ => Err(Error::Foreign { path: self.path.clone() }),
        }
    }
}
