//! A story: what a person does to a server, written down as a transcript and compared as a whole.
//!
//! `transcripts/NAME.txt` holds each command with everything that it printed, and between the
//! commands what the server and the ledger held. `BLESS=1` writes what came of it as expected.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use rusqlite::Connection;

use super::normal::Normal;
use crate::{
    cases::difference,
    support::{
        organization::Organization,
        program,
        program::Ran,
        project::{Project, tree},
    },
};

/// An organization, a project folder, and the transcript so far.
#[derive(Debug)]
pub struct Story {
    pub organization: Organization,
    pub project: Project,
    /// Where the program finds the server: itself, or a proxy before it.
    pub host: String,
    pub token: String,
    /// Whether the times in the transcript are those of points, and so the same in each run.
    pub keeps_times: bool,
    /// Whether those of 2020 and 2021 are.
    pub keeps_past: bool,
    name: &'static str,
    transcript: String,
}

impl Story {
    /// A story in an organization of its own.
    pub fn new(name: &'static str) -> Self {
        Self::of(name, Organization::new())
    }

    /// The same on a server of its own.
    pub fn of(name: &'static str, organization: Organization) -> Self {
        let (host, token) = (organization.url.clone(), organization.token.clone());
        let project = project(&organization.name);
        let (keeps_times, keeps_past) = (false, false);
        Self { organization, project, host, token, keeps_times, keeps_past, name, transcript: String::new() }
    }

    /// The definitions from now on.
    pub fn define(&mut self, definitions: &str) {
        self.transcript += &format!("# the definitions\n{definitions}\n");
        define(&self.project, definitions);
    }

    /// A command in the project's folder, not run yet.
    pub fn command(&self, arguments: &str) -> Command {
        self.command_in(&self.project, arguments)
    }

    pub fn command_in(&self, project: &Project, arguments: &str) -> Command {
        let mut command = program::command(project.path());
        command.args(arguments.split_whitespace()).env("INFLUX_HOST", &self.host);
        command.env("INFLUX_TOKEN", &self.token).env("USER", "ann").env("HOSTNAME", "loom");
        command
    }

    /// Runs a command to its end, into the transcript.
    pub fn run(&mut self, arguments: &str) -> Ran {
        let mut command = self.command(arguments);
        self.run_as(&format!("fluxform {arguments}"), &mut command)
    }

    /// The same with a command of the test's own and how the transcript calls it.
    pub fn run_as(&mut self, title: &str, command: &mut Command) -> Ran {
        let ran: Ran = command.output().unwrap().into();
        self.tell(title, &ran);
        ran
    }

    /// Into the transcript: what a run left behind.
    pub fn tell(&mut self, title: &str, ran: &Ran) {
        self.transcript += &format!("$ {title}\n{}", ran.stdout);
        for line in ran.stderr.lines() {
            self.transcript += &format!("! {line}\n");
        }
        self.transcript += &format!("exit {}\n\n", ran.exit);
    }

    /// Into the transcript: what happens meanwhile.
    pub fn note(&mut self, text: &str) {
        self.transcript += &format!("# {text}\n");
    }

    /// Into the transcript: all files of a folder but hidden ones.
    pub fn files(&mut self, folder: &Path) {
        for (path, content) in tree(folder).iter().filter(|(path, _)| !path.starts_with('.')) {
            self.transcript += &format!("# {path}\n{}", String::from_utf8_lossy(content));
        }
        self.transcript += "\n";
    }

    /// Into the transcript: the buckets of the server, read by the test itself.
    pub fn server(&mut self) {
        self.transcript += &format!("# on the server\n{}\n", self.organization.bucket_lines());
    }

    /// Into the transcript: the labels of the server, read by the test itself.
    pub fn labels(&mut self) {
        self.transcript += &format!("# labels: {}\n\n", labels(&self.organization).join(", "));
    }

    /// Into the transcript: the revisions of the ledger and their steps, read by the test itself.
    pub fn ledger(&mut self) {
        self.transcript += &format!("# in the ledger\n{}\n", ledger(&ledger_path(&self.project)));
    }

    /// Compares the transcript with what is expected.
    pub fn end(self) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/stories/transcripts");
        let path = folder.join(self.name).with_extension("txt");
        let real = Normal::of(&self).apply(&self.transcript);
        for secret in [&self.token, &self.organization.token] {
            assert!(!real.contains(secret.as_str()), "the transcript shows a token:\n{real}");
        }
        if std::env::var("BLESS").is_ok_and(|value| value == "1") {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &real).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let difference = difference::text(self.name, &expected, &real);
        assert!(difference.is_empty(), "{difference}\nBLESS=1 accepts this");
    }
}

/// A project folder for an organization, without definitions yet.
pub fn project(organization: &str) -> Project {
    let project = Project::new();
    let text = format!("version: 1\norganization: {organization:?}\nschemas: schemas\n");
    fs::write(project.path().join("fluxform.yaml"), text).unwrap();
    define(&project, "buckets: {}\n");
    project
}

pub fn define(project: &Project, definitions: &str) {
    fs::create_dir_all(project.path().join("schemas")).unwrap();
    fs::write(project.path().join("schemas/home.yaml"), definitions).unwrap();
}

pub fn ledger_path(project: &Project) -> PathBuf {
    project.path().join(".fluxform/ledger.sqlite")
}

/// A line per revision and step, `none` without a ledger.
pub fn ledger(path: &Path) -> String {
    if !path.exists() {
        return "none\n".to_owned();
    }
    let sql = "SELECT format('revision %d %s: %s', number, revision.state,
                   group_concat(json_extract(step, '$.operation.operation') || ' ' || step.state, ', ' ORDER BY position))
               FROM revision LEFT JOIN step ON step.revision = id GROUP BY id ORDER BY id";
    let connection = Connection::open(path).unwrap();
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.map(|row| row.unwrap() + "\n").collect()
}

/// The names of all labels, sorted.
pub fn labels(organization: &Organization) -> Vec<String> {
    let reply = organization.http().get(&format!("/api/v2/labels?orgID={}", organization.id));
    let labels = reply["labels"].as_array().unwrap().iter();
    let mut names: Vec<_> = labels.map(|label| label["name"].as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}
