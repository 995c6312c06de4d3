//! The database's file: how it is opened for reading and for writing.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::{Error, Writer, health::Health, inspect};
use crate::model::StoredTable;

/// How long somebody else's lock is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// A database, which need not be there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Database {
    path: PathBuf,
    name: String,
}

impl Database {
    /// The database in a file; `name` is what reports and plans call it.
    pub fn new(path: impl Into<PathBuf>, name: impl Into<String>) -> Self {
        Self { path: path.into(), name: name.into() }
    }

    /// What reports and plans call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it holds, by the names there; nothing if there is no file.
    ///
    /// # Errors
    /// [`Error::Busy`] if a writer does not let go of it.
    pub fn tables(&self) -> Result<BTreeMap<String, StoredTable>, Error> {
        Ok(self.read(inspect::tables)?.unwrap_or_default())
    }

    /// Reads; nothing if there is no file, or an empty one.
    pub(super) fn read<T>(&self, look: impl Fn(&Connection) -> Result<T, Error>) -> Result<Option<T>, Error> {
        let Some(header) = header(&self.path).map_err(|source| self.unreadable(source))? else {
            return Ok(None);
        };
        let read = |flags| -> Result<T, Error> {
            let connection = self.connect(&self.path, flags)?;
            let transaction = connection.unchecked_transaction()?;
            look(&transaction)
        };
        if header.is_wal && !wal(&self.path).exists() {
            return self.read_quietly(&look).map(Some).map_err(|error| self.told(error));
        }
        let found = match read(OpenFlags::SQLITE_OPEN_READ_ONLY) {
            // A writer was killed in the middle of a commit: SQLite has to take that back first.
            Err(error) if error.needs_recovery() => read(OpenFlags::SQLITE_OPEN_READ_WRITE),
            found => found,
        };
        found.map(Some).map_err(|error| self.told(error))
    }

    /// A database with a write-ahead log that nobody has open: a usual reader would make its two files
    /// and leave them behind. A writer that comes meanwhile leaves the file itself alone at first.
    fn read_quietly<T>(&self, look: &impl Fn(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let connection = self.connect(Path::new(&immutable(&self.path)), flags)?;
        look(&connection)
    }

    /// Changes the database in one transaction; makes the file if there is none.
    ///
    /// # Errors
    /// Whatever `change` says, and [`Error::Breaks`] if a view or a trigger would not work any more.
    /// Nothing was changed then.
    pub fn change<T>(&self, change: impl FnOnce(&Writer<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let done = self.connect(&self.path, flags).and_then(|connection| transact(connection, change));
        done.map_err(|error| self.told(error))
    }

    /// Whether it can be changed now: nobody else writes, and this user may. Makes no file.
    pub fn may_change(&self) -> Result<(), Error> {
        if !self.path.exists() {
            let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let is_there = folder.is_none_or(Path::is_dir);
            return if is_there { Ok(()) } else { Err(Error::NoFolder { path: self.path.clone() }) };
        }
        let begin = |mut connection: Connection| -> Result<(), Error> {
            let read_only = connection.is_readonly("main")?;
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            transaction.rollback()?;
            if read_only { Err(Error::ReadOnly { path: self.path.clone() }) } else { Ok(()) }
        };
        let done = self.connect(&self.path, OpenFlags::SQLITE_OPEN_READ_WRITE).and_then(begin);
        done.map_err(|error| self.told(error))
    }

    fn connect(&self, path: &Path, flags: OpenFlags) -> Result<Connection, Error> {
        let open = |source| Error::Open { path: self.path.clone(), source };
        let connection = Connection::open_with_flags(path, flags).map_err(open)?;
        connection.busy_timeout(PATIENCE).map_err(open)?;
        Ok(connection)
    }

    fn unreadable(&self, source: io::Error) -> Error {
        Error::File { path: self.path.clone(), source }
    }

    /// What a failure means for people.
    fn told(&self, error: Error) -> Error {
        let path = self.path.clone();
        match error {
            error if error.is_busy() => Error::Busy { path, seconds: PATIENCE.as_secs() },
            error if error.is_read_only() => Error::ReadOnly { path },
            error => error,
        }
    }
}

/// One transaction that leaves what else there is as fit as it was.
pub(super) fn transact<T>(
    mut connection: Connection,
    change: impl FnOnce(&Writer<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    // Rows that refer to a table which is dropped and made again must not go with it.
    connection.pragma_update(None, "foreign_keys", false)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let before = Health::of(&transaction)?;
    let done = change(&Writer::new(&transaction))?;
    before.is_kept(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

struct Header {
    is_wal: bool,
}

/// What the file's first bytes tell (<https://sqlite.org/fileformat2.html>, 1.3); nothing without them.
fn header(path: &Path) -> io::Result<Option<Header>> {
    let mut file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    let mut bytes = [0; 20];
    match file.read_exact(&mut bytes) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        read => read.map(|()| Some(Header { is_wal: bytes[18] == 2 || bytes[19] == 2 })),
    }
}

fn wal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// The path as a URI that promises that the file does not change.
fn immutable(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut uri = "file://".to_owned();
    for byte in absolute.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri + "?immutable=1"
}
