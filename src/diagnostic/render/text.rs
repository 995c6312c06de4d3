//! Findings as rustc shows them: the line, a caret, notes and help.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::{
    diagnostic::{Finding, Grade, Location, Severity},
    words::{on_one_line, printable},
};

/// Longest part of a source line that is shown; a longer one is cut around its caret.
const WIDTH: usize = 160;

/// All findings, one after the other with a blank line between; with colours if `colour`.
pub fn text(findings: &[Finding], colour: bool) -> String {
    all(findings, colour, |_| Vec::new())
}

/// The same, each with the fixes that a person has to decide on.
pub fn text_with_fixes(findings: &[Finding], colour: bool) -> String {
    let unsafe_fixes = |finding: &Finding| {
        let fixes = finding.fixes.iter().filter(|fix| !fix.safe);
        fixes.map(|fix| format!("fix: {}", fix.title)).collect()
    };
    all(findings, colour, unsafe_fixes)
}

fn all(findings: &[Finding], colour: bool, more_help: impl Fn(&Finding) -> Vec<String>) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    findings.iter().map(|finding| render(&renderer, finding, &more_help(finding)) + "\n\n").collect()
}

fn render(renderer: &Renderer, finding: &Finding, more_help: &[String]) -> String {
    let level = level(finding.severity);
    let title = level.primary_title(on_one_line(&printable(&finding.message))).id(finding.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(location) = &finding.location {
        group = group.element(snippet(location, finding.label.as_deref(), AnnotationKind::Primary));
    }
    for related in &finding.related {
        if let Some(location) = &related.location {
            group = group.element(snippet(location, Some(&related.message), AnnotationKind::Context));
        }
    }
    for note in Grade::sentence(&finding.breaks).iter().chain(&finding.notes) {
        group = group.element(Level::NOTE.message(printable(note)));
    }
    for help in finding.help.iter().chain(more_help) {
        group = group.element(Level::HELP.message(printable(help)));
    }
    renderer.render(&[group])
}

fn snippet<'a>(location: &'a Location, label: Option<&'a str>, kind: AnnotationKind) -> Element<'a> {
    if location.line == 0 {
        return Origin::path(on_one_line(&printable(&location.file))).into();
    }
    if location.source.trim().is_empty() {
        return Origin::path(on_one_line(&printable(&location.file)))
            .line(location.line)
            .char_column(location.column)
            .into();
    }
    let span = kind.span(byte_span(location));
    let span = match label {
        Some(label) => span.label(label),
        None => span,
    };
    Snippet::source(&location.source)
        .path(on_one_line(&printable(&location.file)))
        .line_start(location.line)
        .annotation(span)
        .into()
}

/// The bytes of the source line that the location covers, at least one character.
fn byte_span(location: &Location) -> Range<usize> {
    let start = byte_offset(&location.source, location.column - 1);
    let end = if location.end_line == location.line {
        byte_offset(&location.source, location.end_column - 1)
    } else {
        location.source.trim_end().len()
    };
    let next = location.source[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    start..end.max(next)
}

fn byte_offset(line: &str, characters: usize) -> usize {
    line.char_indices().nth(characters).map_or(line.len(), |(offset, _)| offset)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}
