//! What the commands that deal with tables have in common: which database, and what went wrong with it.

use super::{Failure, terminal::Terminal};
use crate::{
    diff::TableConflict,
    migrate::TableError,
    model::{Schema, StoredKind},
    sqlite::{self, Database, Obstacle, Why},
    words::{count, list, on_one_line, plural},
};

/// Says that tables are not compared, so that nobody takes silence for done.
pub fn not_compared(schema: &Schema, database: Option<&Database>, terminal: &Terminal) {
    let number = schema.tables.len();
    if number > 0 && database.is_none() {
        terminal.note(&format!(
            "{} {} not compared with a database: {NAME_IT}",
            count(number, "table"),
            plural(number, "is", "are")
        ));
    }
}

/// How a database is named.
const NAME_IT: &str = "name it by `sqlite: { path: FILE }` in fluxform.yaml, or with --sqlite FILE";

/// What a failure of the database means for people.
pub fn database_failure(error: &sqlite::Error) -> Failure {
    let failure = Failure::caused(error.to_string(), error);
    let causes = failure.details.iter().skip(1).map(|cause| on_one_line(cause));
    let details = causes.chain(advice_on(error).into_iter().map(str::to_owned));
    Failure { message: on_one_line(&failure.message), details: details.collect() }
}

fn advice_on(error: &sqlite::Error) -> Vec<&'static str> {
    match error {
        sqlite::Error::Busy { .. } => {
            vec![
                "nothing of it was changed; end what holds the lock, or wait until it is done, then try again",
            ]
        }
        sqlite::Error::Breaks { .. } => {
            vec![
                "nothing of it was changed; drop or change what needs the old table first, and make it again after",
            ]
        }
        sqlite::Error::ForeignKeys { .. } => {
            vec!["nothing of it was changed; `PRAGMA foreign_key_check` of SQLite lists such rows"]
        }
        sqlite::Error::Unkeepable { .. } | sqlite::Error::Refused { .. } => {
            vec![
                "nothing of it was changed; change the table by hand, and `fluxform plan` goes on from there",
            ]
        }
        sqlite::Error::GaveWay { .. } => {
            vec!["nothing of it was changed; make the values such that no constraint has to choose"]
        }
        sqlite::Error::CopyGone { .. } => vec![
            "rows as they were cannot be brought back without it: later revisions can be taken back, not this one",
        ],
        sqlite::Error::NoFolder { .. } => vec!["make the folder; the database itself is made by `apply`"],
        sqlite::Error::Open { .. } | sqlite::Error::File { .. } | sqlite::Error::ReadOnly { .. } => {
            vec!["--sqlite names another file"]
        }
        _ => Vec::new(),
    }
}

/// What a failure that needs a decision means for people.
pub fn failure(error: &TableError) -> Failure {
    let advice: Vec<String> = match error {
        TableError::Conflicts(conflicts) => conflicts.iter().map(conflict).collect(),
        TableError::Obstacles(obstacles) => {
            let lines = obstacles.iter().map(|obstacle| format!("{obstacle}: {}", way(obstacle)));
            lines.chain(["nothing was changed".to_owned()]).collect()
        }
        TableError::NoDatabase { .. } => {
            vec![NAME_IT.to_owned()]
        }
        TableError::OtherDatabase { planned, .. } => {
            vec![format!("nothing was changed; --sqlite {planned} or --env names that one")]
        }
    };
    let failure = Failure::new(on_one_line(&error.to_string()));
    advice.iter().map(|line| on_one_line(line)).fold(failure, Failure::detail)
}

fn way(obstacle: &Obstacle) -> &'static str {
    match obstacle.why {
        Why::Null => "give them a value, or declare it `nullable`",
        Why::NoValue => "declare it `nullable`, and give the rows a value before it no longer is",
        Why::Unfit { .. } => "correct the values, or keep the type",
        Why::Duplicates => "remove or change those that are too many",
    }
}

fn conflict(conflict: &TableConflict) -> String {
    let named = |names: &[String]| list(names.iter().map(String::as_str));
    match conflict {
        TableConflict::DeclaredTwice { name, other } => {
            format!("`{name}` and `{other}` are one name for SQLite: call one of the tables otherwise")
        }
        TableConflict::SeveralTables { table, found } => format!(
            "`{table}` is there under several of its names: {}; move the rows and drop one, or correct `renamed_from`",
            named(found)
        ),
        TableConflict::SeveralColumns { table, column, found } => format!(
            "`{table}` has `{column}` under several of its names: {}; retire one of them, or correct `renamed_from`",
            named(found)
        ),
        TableConflict::NoTable { table, kind } => {
            let kind = match kind {
                StoredKind::View => "a view",
                StoredKind::Virtual => "a virtual table",
                StoredKind::Table => "a table",
            };
            format!("`{table}` is {kind} in the database: call the table otherwise, or drop what is there")
        }
        TableConflict::Generated { table, column } => {
            format!("`{column}` of `{table}` is computed by the database: declare it as it is, or not at all")
        }
        TableConflict::Indexed { table, column, index } => format!(
            "`{column}` of `{table}` cannot be removed while the index `{index}` needs it: retire that as well, or drop it"
        ),
        TableConflict::IndexNameTaken { table, index } => format!(
            "`{table}` has an index `{index}` that is more than its columns: drop or rename it by hand"
        ),
    }
}
