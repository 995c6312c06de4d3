//! `fluxform apply`: bring the server to the definitions.

use std::{fs, path::Path};

use serde::Deserialize;

use super::plan::{head, whole};
use crate::{
    cli::{
        Failure, Outcome,
        args::ApplyArguments,
        migration::{self, Before, failure},
        narrator::narrate,
        project::{self, Opened},
        tables,
        terminal::Terminal,
    },
    influx::Client,
    ledger::{Revision, RevisionState},
    migrate::{self, Consent, Terms, propose, rehearse},
    plan::{Plan, VERSION, render},
    sqlite::Database,
    words::count,
};

pub fn run(arguments: &ApplyArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let client = migration::client(&arguments.session.server, &opened, verbose, terminal)?;
    if arguments.resume {
        return resume(&client, &opened, arguments, terminal);
    }
    let before = migration::before(&client, &opened, &arguments.session.ledger)?;
    let database = migration::database(&opened, &arguments.session)?;
    let plan = plan(&client, &opened, &before, arguments, database.as_ref(), terminal)?;
    if plan.steps.is_empty() {
        terminal.note("the server is as the definitions say; nothing to do");
        return Ok(Outcome::Clean);
    }
    if arguments.dry_run {
        let moving = migration::moving_nothing(arguments.session.look.jobs);
        let counts = rehearse(&client, &plan, moving).map_err(|error| failure(&error))?;
        terminal.result(&render::counts(&plan, &counts))?;
        terminal.note("dry run: nothing has been changed");
        return Ok(Outcome::Found);
    }
    consent(arguments).covers(plan.losses()).map_err(|error| failure(&error))?;
    agreed(arguments.yes, &format!("apply {}?", count(plan.steps.len(), "step")), terminal)?;
    let mut session = migration::session(&client, &opened, &arguments.session)?;
    let applied = migrate::apply(
        &mut session,
        &plan,
        consent(arguments),
        &mut *narrate(terminal, &arguments.session.moving),
    );
    done(&applied.map_err(|error| migration::failure_of(&error, &session))?, terminal);
    Ok(Outcome::Clean)
}

/// The plan that was named, or a new one; shown either way.
fn plan(
    client: &Client,
    opened: &Opened,
    before: &Before,
    arguments: &ApplyArguments,
    database: Option<&Database>,
    terminal: &Terminal,
) -> Result<Plan, Failure> {
    let plan = if let Some(path) = &arguments.plan {
        let plan = read(path)?;
        let head = format!("plan {} for {} at {}\n\n", plan.id, plan.organization, client.address());
        terminal.result(&head)?;
        plan
    } else {
        let schema = opened.schema(terminal)?;
        let terms = Terms {
            jobs: arguments.session.look.jobs,
            archive: !arguments.no_archive,
            bridges: !arguments.no_bridge,
            waiting: &before.waiting,
            database,
            tasks: before.tasks,
        };
        let proposal = propose(client, schema, terms).map_err(|error| failure(&error))?;
        terminal.result(&(head(&proposal) + "\n"))?;
        migration::seen_tasks(&proposal, terminal);
        tables::not_compared(schema, database, terminal);
        proposal.plan
    };
    terminal.result(&render::text(&plan))?;
    // A saved plan that leaves out what could not be seen was read and agreed to as it is.
    if arguments.plan.is_none() {
        whole(&plan).map_err(|error| failure(&error).detail("nothing was changed"))?;
    }
    Ok(plan)
}

fn read(path: &Path) -> Result<Plan, Failure> {
    let cannot = || format!("the plan {} cannot be used", path.display());
    let text = fs::read_to_string(path).map_err(|error| Failure::caused(cannot(), &error))?;
    let no_plan = |error: serde_json::Error| {
        Failure::caused(cannot(), &error).detail("`fluxform plan --out FILE` writes one")
    };
    // The version first: a newer format may well have keys that this one does not know.
    let Versioned { version } = serde_json::from_str(&text).map_err(no_plan)?;
    if version != VERSION {
        return Err(
            Failure::new(cannot()).detail(format!("its format is {version}; this program knows {VERSION}"))
        );
    }
    serde_json::from_str(&text).map_err(no_plan)
}

/// What every format of a plan has.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

fn resume(
    client: &Client,
    opened: &Opened,
    arguments: &ApplyArguments,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let nothing = migrate::Error::NothingToResume;
    let mut session = migration::session_again(client, opened, &arguments.session, &nothing)?;
    let resumed =
        migrate::resume(&mut session, consent(arguments), &mut *narrate(terminal, &arguments.session.moving));
    done(&resumed.map_err(|error| migration::failure_of(&error, &session))?, terminal);
    Ok(Outcome::Clean)
}

fn consent(arguments: &ApplyArguments) -> Consent {
    Consent { data_loss: arguments.allow_data_loss, new_history: arguments.new_history }
}

/// Asks a person; without one, `--yes` has to be said.
pub fn agreed(yes: bool, question: &str, terminal: &Terminal) -> Result<(), Failure> {
    if yes {
        return Ok(());
    }
    match terminal.ask(question) {
        Some(true) => Ok(()),
        Some(false) => Err(Failure::new("nothing was changed, as you said")),
        None => {
            Err(Failure::new("nobody is here to be asked").detail("nothing was changed; agree with --yes"))
        }
    }
}

/// What became of a revision, and what can be done next.
pub fn done(revision: &Revision, terminal: &Terminal) {
    let next = match revision.state {
        RevisionState::Applied => "; go back with: fluxform rollback",
        RevisionState::Expanded => {
            "; look at it, then: fluxform complete          or go back with: fluxform rollback"
        }
        _ => "",
    };
    terminal.note(&format!("revision {} {}{next}", revision.number, revision.state));
}
