//! The fixes of findings, made in the texts of a project, round by round, before anything is written.

use std::collections::BTreeMap;

use crate::{
    cli::project::Texts,
    definition::{self, Sources},
    diagnostic::{Code, Finding, FoundFix, Location, TextEdit},
    words::{on_one_line, printable},
};

/// Fixes that were made.
#[derive(Debug, Default)]
pub struct Fixes {
    /// Whether those are made, too, that may not be what was meant.
    pub also_unsafe: bool,
    /// The texts that were changed, as they were; without a byte order mark.
    pub before: Texts,
    /// The same as they are now.
    pub after: Texts,
    /// What was done, such as `schemas/home.yaml:2:11 retentoin → retention (YA003)`.
    pub made: Vec<String>,
}

impl Fixes {
    /// Makes the fixes of `findings` in the texts of `sources`; whether there was any. Of two that meet,
    /// the other waits for the next round.
    pub fn make(&mut self, sources: &Sources, findings: &[Finding]) -> bool {
        let mut round = Round::default();
        for finding in findings {
            let fix = finding.fixes.iter().find(|fix| fix.safe || self.also_unsafe);
            if let Some(fix) = fix.filter(|fix| round.is_free(fix)) {
                round.add(finding.code, fix);
            }
        }
        let texts = round.make(sources);
        self.made.extend(round.fixes.iter().map(|(code, fix)| line(sources, *code, fix)));
        let any = !texts.is_empty();
        for (path, text) in texts {
            let before = sources.text(&path).unwrap_or_default().to_owned();
            self.before.entry(path.clone()).or_insert(before);
            self.after.insert(path, text);
        }
        any
    }
}

/// Fixes that are made together.
#[derive(Debug, Default)]
struct Round<'f> {
    fixes: Vec<(Code, &'f FoundFix)>,
    edits: BTreeMap<&'f str, Vec<TextEdit>>,
}

impl<'f> Round<'f> {
    /// Whether a fix leaves alone what the others change.
    fn is_free(&self, fix: &FoundFix) -> bool {
        let meets = |edit: &TextEdit| {
            let others = self.edits.get(edit.location.file.as_str()).into_iter().flatten();
            others.into_iter().any(|other| meet(&edit.location, &other.location))
        };
        !fix.edits.is_empty() && !fix.edits.iter().any(meets)
    }

    fn add(&mut self, code: Code, fix: &'f FoundFix) {
        self.fixes.push((code, fix));
        for edit in &fix.edits {
            self.edits.entry(&edit.location.file).or_default().push(edit.clone());
        }
    }

    /// The changed texts. Fixes that do not get on are right each for itself: as long as that is so, the
    /// later half waits.
    fn make(&mut self, sources: &Sources) -> Texts {
        loop {
            if let Some(texts) = self.texts(sources) {
                return texts;
            }
            let all = std::mem::take(self).fixes;
            for (code, fix) in &all[..all.len() / 2] {
                self.add(*code, fix);
            }
        }
    }

    /// The changed texts, if the fixes get on; none of no fix.
    fn texts(&self, sources: &Sources) -> Option<Texts> {
        let changed = self
            .edits
            .iter()
            .map(|(path, edits)| Some(((*path).to_owned(), definition::apply(sources.text(path)?, edits)?)));
        changed.collect()
    }
}

/// Whether two places have anything in common, or touch.
fn meet(one: &Location, other: &Location) -> bool {
    let start = |at: &Location| (at.line, at.column);
    let end = |at: &Location| (at.end_line, at.end_column);
    start(one) <= end(other) && start(other) <= end(one)
}

/// What a fix does: the words themselves where it is one for another.
fn line(sources: &Sources, code: Code, fix: &FoundFix) -> String {
    let what = match fix.edits.as_slice() {
        [edit] => written(sources, &edit.location).map(|old| format!("{old} → {}", edit.text)),
        _ => None,
    };
    let at = fix.edits.first().map(|edit| &edit.location);
    let place = at.map_or_else(String::new, |at| format!("{}:{}:{}", at.file, at.line, at.column));
    let what = what.unwrap_or_else(|| fix.title.clone());
    on_one_line(&printable(&format!("{place} {what} ({code})")))
}

/// What is written at a place within a line.
fn written(sources: &Sources, at: &Location) -> Option<String> {
    let line = sources.text(&at.file)?.lines().nth(at.line.checked_sub(1)?)?;
    let length = at.end_column.checked_sub(at.column).filter(|_| at.line == at.end_line)?;
    let written: String = line.chars().skip(at.column.checked_sub(1)?).take(length).collect();
    (!written.trim().is_empty()).then_some(written)
}
