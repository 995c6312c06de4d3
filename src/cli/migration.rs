//! What the commands that deal with a server have in common.

use std::{num::NonZeroUsize, path::Path};

use super::{
    Failure,
    args::{LedgerArguments, ServerArguments, SessionArguments},
    interrupt,
    project::Opened,
    settings::{self, server_failure},
    tables,
    terminal::Terminal,
    transfer,
};
use crate::{
    diff::{Conflict, DataChange},
    influx::Client,
    ledger::{self, Guard, Ledger, Revision},
    migrate::{Error, Moving, Proposal, Session},
    plan::Count,
    sqlite::Database,
    words::{count, on_one_line},
};

/// A session that may change the server: client, guard and ledger.
pub fn session<'c>(
    client: &'c Client,
    opened: &Opened,
    arguments: &SessionArguments,
) -> Result<Session<'c>, Failure> {
    let organization = client.organization().map_err(|error| server_failure(&error))?;
    let database = database(opened, arguments)?;
    let path = settings::ledger_path(arguments.ledger.ledger.as_deref(), opened);
    let (guard, ledger) = open_ledger(&path).map_err(|error| failure(&Error::Ledger(error)))?;
    let archives = path.with_file_name("archives");
    let (jobs, own) = (arguments.look.jobs, &arguments.moving);
    let moving = Moving {
        points_per_second: own.pace.max_points_per_second,
        writers_stopped: own.writers_stopped,
        cut_over: own.cut_over.map(|time| time.0),
        ..moving_nothing(jobs)
    };
    Ok(Session {
        client,
        organization,
        ledger,
        actor: settings::actor(),
        jobs,
        moving,
        archives,
        database,
        guard,
    })
}

/// The database of the tables, if one is named.
pub fn database(opened: &Opened, arguments: &SessionArguments) -> Result<Option<Database>, Failure> {
    settings::database(arguments.database.sqlite.as_deref(), &arguments.server, opened)
}

/// How a dry run reads points: as fast as it can, whatever is written meanwhile.
pub fn moving_nothing(jobs: NonZeroUsize) -> Moving<'static> {
    Moving {
        points_per_second: None,
        writers_stopped: true,
        cut_over: None,
        stop: interrupt::watch(),
        jobs: Moving::side_by_side(jobs),
    }
}

/// What the ledger knows of what was done before.
#[derive(Debug, Default)]
pub struct Before {
    /// The changes of points that were applied and wait for `complete`.
    pub waiting: Vec<DataChange>,
    /// Whether the server had tasks of rollups when the last revision ended.
    pub tasks: bool,
}

/// What was done before. Refuses where a revision of the
/// ledger was interrupted, before anything is planned on top of it. Only reads.
pub fn before(client: &Client, opened: &Opened, arguments: &LedgerArguments) -> Result<Before, Failure> {
    let Some(found) = ledger(opened, arguments)? else { return Ok(Before::default()) };
    let organization = client.organization().map_err(|error| server_failure(&error))?;
    let id = organization.id.to_string();
    match found.unfinished(&id) {
        Ok(None) => {
            let cannot = |error| failure(&Error::Ledger(error));
            let revisions = found.revisions(&id).map_err(cannot)?;
            let record = found.record(&id).map_err(cannot)?;
            let waiting = revisions.iter().flat_map(Revision::waiting).cloned().collect();
            Ok(Before { waiting, tasks: record.is_some_and(|record| record.snapshot.has_rollup_tasks()) })
        }
        Ok(Some(_)) if Guard::is_held(found.path()) => {
            Err(failure(&Error::Ledger(ledger::Error::Busy { path: found.path().to_owned() })))
        }
        Ok(Some(unfinished)) => Err(failure(&Error::Unfinished(unfinished.number))),
        Err(error) => Err(failure(&Error::Ledger(error))),
    }
}

/// The ledger for reading, if there is one.
pub fn ledger(opened: &Opened, arguments: &LedgerArguments) -> Result<Option<Ledger>, Failure> {
    let path = settings::ledger_path(arguments.ledger.as_deref(), opened);
    Ledger::read(&path).map_err(|error| failure(&Error::Ledger(error)))
}

/// A session on a ledger that must be there already, as for all that goes on or back; `without`
/// says what it means if it is not.
pub fn session_again<'c>(
    client: &'c Client,
    opened: &Opened,
    arguments: &SessionArguments,
    without: &Error,
) -> Result<Session<'c>, Failure> {
    match ledger(opened, &arguments.ledger)? {
        Some(_) => session(client, opened, arguments),
        None => Err(failure(without)),
    }
}

/// A failure while a session was at work: with what to do about a revision that it left unfinished.
pub fn failure_of(error: &Error, session: &Session<'_>) -> Failure {
    let failure = failure(error);
    let unfinished = session.ledger.unfinished(&session.organization.id.to_string());
    match unfinished {
        Ok(Some(unfinished)) if !error.says_how_to_go_on() => failure.detail(format!(
            "revision {} is unfinished: finish it with `fluxform apply --resume`, or go back with `fluxform rollback`",
            unfinished.number
        )),
        _ => failure,
    }
}

fn open_ledger(path: &Path) -> Result<(Guard, Ledger), ledger::Error> {
    Ledger::make_folder(path)?;
    Ok((Guard::take(path)?, Ledger::open(path)?))
}

/// The client that the arguments name.
pub fn client(
    arguments: &ServerArguments,
    opened: &Opened,
    verbose: u8,
    terminal: &Terminal,
) -> Result<Client, Failure> {
    settings::client(arguments, &opened.project, verbose, terminal)
}

/// Says what the tasks of others mean for a plan, and what it means if there are none.
pub fn seen_tasks(proposal: &Proposal, terminal: &Terminal) {
    let Some(seen) = &proposal.tasks else { return };
    if seen.visible == 0 {
        terminal.note(
            "no task is visible to the token; one without read:tasks sees none, and `apply` refuses then",
        );
    }
    for name in &seen.of_our_names {
        terminal.note(&format!(
            "another task is called `{}`, too; it is not managed here and stays: if it does the same, delete it",
            on_one_line(name)
        ));
    }
}

/// What a failure of a migration means for people.
pub fn failure(error: &Error) -> Failure {
    match error {
        Error::Server(error) => return server_failure(error),
        Error::Transfer(error) => return transfer::failure(error),
        Error::Database(error) => return tables::database_failure(error),
        Error::Tables(error) => return tables::failure(error),
        _ => {}
    }
    let failure = match error {
        Error::Ledger(cause) => Failure::caused(cause.to_string(), cause),
        other => Failure::new(other.to_string()),
    };
    let failure = Failure { details: failure.details.into_iter().skip(1).collect(), ..failure };
    advice(error).into_iter().fold(failure, Failure::detail)
}

fn advice(error: &Error) -> Vec<String> {
    let lines: &[&str] = match error {
        Error::Conflicts(conflicts) => return conflicts.iter().map(conflict).collect(),
        Error::Locked(holder) => {
            return vec![
                format!("{} holds it since {} (process {})", holder.actor, holder.since, holder.process),
                "wait until that is done; if it is gone for good: fluxform unlock".to_owned(),
            ];
        }
        Error::OtherLedger { by, .. } => {
            return vec![
                format!("{by} changed it last: bring that ledger here, or name it with --ledger"),
                "or begin anew with `apply --new-history`; earlier revisions then cannot be taken back from here".to_owned(),
            ];
        }
        Error::DataLoss(buckets) => {
            return vec![
                format!("it concerns {}", buckets.join(", ")),
                "nothing was changed; if that is intended: --allow-data-loss".to_owned(),
            ];
        }
        Error::CannotChange { count, .. } => return cannot_change(count),
        Error::StillWritten(usage) | Error::StillUsed(usage) => {
            let advice = "nothing was changed; when all that is listed uses the new names, run this again, or go on with --despite-use";
            return usage.reasons().into_iter().chain([advice.to_owned()]).collect();
        }
        Error::NotRepeatable { .. } => {
            &["nothing was changed; state one of the changes first, apply it, then the other"]
        }
        Error::Rollup { cause, .. } => return vec![cause.help.clone()],
        Error::RefusedNames(_) => &["`fluxform check` shows where they are defined"],
        Error::LossSince(_) => {
            &["nothing was lost; a new plan says how much, --allow-data-loss agrees to it"]
        }
        Error::Hidden(_) => &[
            "what is named there exists: it must not be created, and cannot be compared",
            "give the token read:buckets for the organization",
        ],
        Error::Stale { .. } => &["nothing was changed; make a new one with `fluxform plan`"],
        Error::Edited { .. } => &["nothing was changed; make a new one with `fluxform plan --out FILE`"],
        Error::OtherOrganization { .. } => &["nothing was changed; --org names the organization to work on"],
        Error::Unfinished(_) => {
            &["finish it with `fluxform apply --resume`, or go back with `fluxform rollback`"]
        }
        Error::MayNot { .. } => &["nothing was changed; `influx auth create` makes a token with it"],
        Error::Elsewhere { .. } => &[
            "somebody else changed it meanwhile; nothing was overwritten",
            "set it back to one of the two by hand, then `fluxform apply --resume` or `fluxform rollback`",
        ],
        Error::NotThere(_) => {
            &["somebody else changes the same buckets; `fluxform plan` shows the difference"]
        }
        Error::NoRevision(_) => &["`fluxform history` lists them; one that was rolled back is done with"],
        Error::Ledger(cause) => &[of_the_ledger(cause)],
        Error::NothingToRollBack | Error::NothingToComplete | Error::NothingToResume => {
            &["`fluxform status` shows where things stand"]
        }
        Error::Server(_) | Error::Transfer(_) | Error::Database(_) | Error::Tables(_) => &[],
    };
    lines.iter().map(|&line| line.to_owned()).collect()
}

fn of_the_ledger(error: &ledger::Error) -> &'static str {
    match error {
        ledger::Error::Busy { .. } => "wait until that is done",
        ledger::Error::Newer { .. } => "use that version of fluxform, or a newer one",
        ledger::Error::Foreign { .. } => "--ledger names another file",
        _ => "--ledger names another file; a read-only folder cannot hold one",
    }
}

fn cannot_change(points: &Count) -> Vec<String> {
    let mut lines = points.examples.clone();
    if points.failed > 0 {
        let values = count(points.failed, "value");
        lines.push(format!("{values} of {} cannot be changed", count(points.points, "point")));
        lines.push("`convert: { on_error: … }` on the field says what becomes of them".to_owned());
    }
    if points.collided > 0 {
        let equal = count(points.collided, "point");
        lines.push(format!("{equal} of {} would become equal to others in series and time", points.points));
        lines.push("`on_collision:` says which of them stays, or that they are moved apart".to_owned());
    }
    lines.push("nothing was changed".to_owned());
    lines
}

fn conflict(conflict: &Conflict) -> String {
    match conflict {
        Conflict::BothNamesExist { former, name } => format!(
            "`{name}` and its former name `{former}` both exist: move the data or remove one of them, or drop `renamed_from`"
        ),
        Conflict::ClaimedTwice { former, names } => {
            format!("several buckets claim the former name `{former}`: {}; keep it in one", names.join(", "))
        }
        Conflict::SeveralFormerNames { formers, name } => {
            format!(
                "several former names of `{name}` exist: {}; keep one in `renamed_from`",
                formers.join(", ")
            )
        }
    }
}
