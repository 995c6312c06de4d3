//! What a server says of the scripts that definitions stand for, without running one.

use super::Live;
use crate::{
    cli::{Failure, codes, project::Opened, settings::server_failure},
    diagnostic::{Code, Diagnostic, Place, Severity},
    flux::{self, Objection, Script, Span, in_raw_flux},
    influx::Checked,
    model::Schema,
    words::{Tick, count, on_one_line, printable},
};

/// A script and what it is made of.
struct Subject<'s> {
    /// Such as "query".
    noun: &'static str,
    section: &'static str,
    key: &'s str,
    script: Script,
    /// The key below the thing with a text of Flux, and that text, where it is no compiled script.
    raw: Option<(&'static str, &'s str)>,
}

impl Live<'_> {
    /// What the server has against scripts, if one is to be asked and there are any.
    pub fn objections(&self, opened: &Opened) -> Result<Vec<Diagnostic>, Failure> {
        let subjects = if self.is_asked() { subjects(&opened.loaded.schema) } else { Vec::new() };
        if subjects.is_empty() {
            return Ok(Vec::new());
        }
        let client = self.client(opened)?;
        let scripts: Vec<_> = subjects.iter().map(|subject| subject.script.clone()).collect();
        let checked = client
            .organization()
            .and_then(|organization| client.check_scripts(&organization.id, &scripts))
            .map_err(|error| server_failure(&error))?;
        let scripts = count(subjects.len(), "script");
        self.terminal.note(&format!("{} looked at {scripts} without running any", client.address()));
        Ok(subjects.iter().zip(&checked).flat_map(|(subject, checked)| subject.findings(checked)).collect())
    }
}

/// All scripts; what cannot be compiled has findings of its own.
fn subjects(schema: &Schema) -> Vec<Subject<'_>> {
    let queries = schema.queries.iter().filter_map(|(key, query)| {
        let raw = query.flux.as_deref().map(|flux| ("flux", flux));
        let script = flux::compile(schema, key, query).ok()?;
        Some(Subject { noun: "query", section: "queries", key, script, raw })
    });
    let rollups = schema.rollups.keys().filter_map(|key| {
        let script = Script::of_flux(&flux::rollup_task(schema, key).ok()?);
        Some(Subject { noun: "rollup", section: "rollups", key, script, raw: None })
    });
    queries.chain(rollups).collect()
}

impl Subject<'_> {
    fn findings(&self, checked: &Checked) -> Vec<Diagnostic> {
        let syntax = checked.syntax.iter().map(|said| {
            self.finding(codes::SCRIPT_SYNTAX, "cannot read", said)
                .help("correct the script; `fluxform explain SV101` says how it is looked at")
        });
        let types = checked.types.iter().map(|said| {
            self.finding(codes::SCRIPT_TYPES, "refuses", said)
                .help("correct the script; the server would answer each run of it with this")
        });
        let unchecked = checked.unchecked.iter().map(|why| {
            let message = format!("{} {} could not be checked", self.noun, Tick(self.key));
            Diagnostic::new(codes::SCRIPT_UNCHECKED, Severity::Warning, message, self.place())
                .note(on_one_line(&printable(why)))
                .help("run it once by hand, or write it without that")
        });
        syntax.chain(types).chain(unchecked).collect()
    }

    fn finding(&self, code: Code, verb: &str, said: &Objection) -> Diagnostic {
        let words = on_one_line(&printable(&said.message));
        let message = format!("the server {verb} {} {}: {words}", self.noun, Tick(self.key));
        let place = said.span.and_then(|span| self.in_raw(span));
        let finding =
            Diagnostic::new(code, Severity::Error, message, place.clone().unwrap_or_else(|| self.place()));
        let text = self.script.complete();
        let line = said.span.and_then(|span| Some((span.start.0, text.lines().nth(span.start.0 - 1)?)));
        match line.filter(|_| place.is_none()) {
            Some((number, line)) => {
                finding.note(format!("line {number} of its script: {}", Tick(line.trim())))
            }
            None => finding,
        }
    }

    fn place(&self) -> Place {
        match self.raw {
            Some((member, _)) => Place::key([self.section, self.key, member]),
            None => Place::key([self.section, self.key]),
        }
    }

    /// The place in the definition's own text.
    fn in_raw(&self, span: Span) -> Option<Place> {
        let (member, text) = self.raw?;
        let line = in_raw_flux(&self.script, text, span.start.0)?;
        let same_line = span.end.0 == span.start.0;
        let end = if same_line { span.end.1 } else { text.lines().nth(line - 1)?.chars().count() + 1 };
        Some(Place::line([self.section, self.key, member], line, span.start.1, end))
    }
}
