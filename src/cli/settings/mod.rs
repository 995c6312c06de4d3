//! Which server, which organization, which token, who: and where each was said.
//!
//! The order: flags (`--host`, `--org`, `--env`), the environment variables of the `influx` CLI
//! (`INFLUX_HOST`, `INFLUX_ORG`, `INFLUX_TOKEN`), the project's only environment, the active profile
//! of the `influx` CLI. A token goes only to the server that it was given for: the variable of an
//! environment to that environment's, the token of a profile to that profile's.

mod actor;
mod profile;

use std::{
    env,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    cli::{Failure, args::ServerArguments, project::Opened, terminal::Terminal},
    definition::{Environment, Project},
    influx::{Client, Connection, LogLine, Patience, Token},
    migrate::Actor,
    sqlite::Database,
};

use profile::Profile;

/// Where the `influx` CLI and InfluxDB itself look if nothing is said.
const DEFAULT_HOST: &str = "http://127.0.0.1:8086";

/// Who runs the program.
pub fn actor() -> Actor {
    actor::actor()
}

/// A client for the server that arguments, environment and project name.
pub fn client(
    arguments: &ServerArguments,
    project: &Project,
    verbose: u8,
    terminal: &Terminal,
) -> Result<Client, Failure> {
    let connection = connection(arguments, project)?;
    let client = Client::new(&connection, Patience::default()).map_err(|error| server_failure(&error))?;
    if verbose == 0 {
        return Ok(client);
    }
    let terminal = terminal.clone();
    Ok(client.with_log(Arc::new(move |line| log(&terminal, line, verbose > 1))))
}

/// What a failure of the server means for people.
pub fn server_failure(error: &crate::influx::Error) -> Failure {
    Failure { message: error.to_string(), details: error.explain() }
}

fn log(terminal: &Terminal, line: &LogLine<'_>, bodies: bool) {
    let outcome = line.outcome.map_or_else(ToOwned::to_owned, |status| status.to_string());
    terminal.note(&format!("{} {} → {outcome} in {} ms", line.method, line.path, line.duration.as_millis()));
    if bodies {
        for (sign, body) in [('>', line.request), ('<', line.reply)] {
            body.lines().for_each(|text| terminal.note(&format!("  {sign} {text}")));
        }
    }
}

fn connection(arguments: &ServerArguments, project: &Project) -> Result<Connection, Failure> {
    let named = arguments.env.as_deref().map(|name| environment(project, name)).transpose()?;
    let only = only_environment(project).filter(|_| named.is_none());
    let profile = profile::active()?;
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());

    let url = (arguments.host.clone())
        .or_else(|| named.map(|named| named.url.clone()))
        .or_else(|| variable("INFLUX_HOST"))
        .or_else(|| only.map(|only| only.url.clone()))
        .or_else(|| profile.as_ref().map(|profile| profile.url.clone()))
        .unwrap_or_else(|| DEFAULT_HOST.to_owned());
    let organization = (arguments.org.clone())
        .or_else(|| named.and_then(|named| named.organization.clone()))
        .or_else(|| variable("INFLUX_ORG"))
        .or_else(|| only.and_then(|only| only.organization.clone()))
        .or_else(|| project.organization.clone())
        .or_else(|| profile.as_ref().and_then(|profile| profile.org.clone()))
        .ok_or_else(no_organization)?;
    let environment = named.or(only).filter(|environment| environment.url == url);
    let token = token(environment, profile.as_ref().filter(|profile| profile.url == url))?;
    Ok(Connection { url, organization, token })
}

fn environment<'p>(project: &'p Project, name: &str) -> Result<&'p Environment, Failure> {
    project.environments.get(name).ok_or_else(|| {
        let known: Vec<_> = project.environments.keys().map(|name| format!("`{name}`")).collect();
        let failure = Failure::new(format!("fluxform.yaml has no environment `{name}`"));
        if known.is_empty() { failure } else { failure.detail(format!("it has {}", known.join(", "))) }
    })
}

fn only_environment(project: &Project) -> Option<&Environment> {
    let mut all = project.environments.values();
    all.next().filter(|_| all.next().is_none())
}

fn no_organization() -> Failure {
    Failure::new("no organization is named")
        .detail("say `organization:` in fluxform.yaml, or use --org, --env or INFLUX_ORG")
}

/// The token: from the variable that the environment names, else `INFLUX_TOKEN`, else the profile.
fn token(environment: Option<&Environment>, profile: Option<&Profile>) -> Result<Token, Failure> {
    let name = environment.map_or("INFLUX_TOKEN", |environment| environment.token_env.as_str());
    if let Some(secret) = env::var(name).ok().filter(|value| !value.is_empty()) {
        return Ok(Token::new(secret, name));
    }
    if let Some(Profile { token: Some(token), name, .. }) = profile {
        return Ok(Token::new(token, format!("the profile `{name}` of the influx CLI")));
    }
    Err(Failure::new("there is no token")
        .detail(format!("put it into the environment variable {name}; `influx auth create` makes one")))
}

/// The database of the tables: as given, else the environment's, else the project's.
///
/// An environment's is passed over where another server is named than that environment's.
pub fn database(
    given: Option<&Path>,
    arguments: &ServerArguments,
    opened: &Opened,
) -> Result<Option<Database>, Failure> {
    let project = &opened.project;
    let named = arguments.env.as_deref().map(|name| environment(project, name)).transpose()?;
    let variable = env::var("INFLUX_HOST").ok().filter(|host| !host.is_empty() && named.is_none());
    let host = arguments.host.clone().or(variable);
    let own = named.or(only_environment(project)).filter(|own| host.is_none_or(|host| host == own.url));
    let configured = own.and_then(|own| own.sqlite.as_ref()).or(project.sqlite.as_ref());
    let path = match (given, configured) {
        (Some(given), _) => given.to_owned(),
        (None, Some(configured)) => opened.root.join(&configured.path),
        (None, None) => return Ok(None),
    };
    Ok(Some(Database::new(&path, database_name(&path, &opened.root))))
}

/// Relative to the project where it lies within, so that a plan is one on every machine.
fn database_name(path: &Path, root: &Path) -> String {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (path, root) = (absolute(path), absolute(root));
    path.strip_prefix(&root).unwrap_or(&path).display().to_string()
}

/// Where the ledger is: as given, else beside the project file.
pub fn ledger_path(given: Option<&Path>, opened: &Opened) -> PathBuf {
    given.map_or_else(|| opened.root.join(".fluxform").join("ledger.sqlite"), Path::to_owned)
}
