//! `fluxform diff`: two sides, each definitions, a server, or what a ledger recorded of one.

use super::check::{levels, today};
use crate::{
    cli::{
        Failure, Outcome,
        args::{CheckFormat, DiffArguments},
        findings::Printing,
        held::{self, Held},
        project, review,
        source::{self, Read, Source},
        terminal::Terminal,
    },
    diagnostic::Severity,
    diff::{Subject, definition_diff, seen, visible},
    impact::reached,
    lint::{Against, lint_changes},
    model::Schema,
    review::{Readers, Review},
    words::count,
};

/// One of the two.
enum Side {
    Definitions(Box<Read>),
    Held(Box<Held>),
}

pub fn run(arguments: &DiffArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let sides = (
        side(&arguments.from, arguments, verbose, terminal)?,
        side(&arguments.to, arguments, verbose, terminal)?,
    );
    match sides {
        (Side::Definitions(before), Side::Definitions(after)) => {
            definitions(&before, &after, arguments, terminal)
        }
        (before, after) => shapes(&before, &after, arguments, terminal),
    }
}

fn side(named: &str, arguments: &DiffArguments, verbose: u8, terminal: &Terminal) -> Result<Side, Failure> {
    let held = match Source::parse(named)? {
        Source::Live => held::live(arguments, verbose, terminal)?,
        Source::Ledger { revision } => held::recorded(arguments, revision, terminal)?,
        _ => {
            let root = project::surrounding(terminal)?.map(|(root, _)| root);
            let read = source::open(named, root.as_deref(), terminal)?;
            return Ok(Side::Definitions(Box::new(read)));
        }
    };
    Ok(Side::Held(Box::new(held)))
}

/// Two definitions: every difference is judged.
fn definitions(
    before: &Read,
    after: &Read,
    arguments: &DiffArguments,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let settings = project::surrounding(terminal)?.map(|(_, settings)| settings).unwrap_or_default();
    let differences = definition_diff(&before.schema, &after.schema);
    let sides = (&*before.schema, &*after.schema);
    let reached = reached(sides, &differences, None);
    let against = Against { before: &before.schema, differences: &differences, reached: &reached };
    let linted = lint_changes(&after.schema, against, &levels(&settings.rules), today());
    let mut findings = after.sources.locate_against(linted.findings, Some(&before.sources));
    review::soften(&mut findings, &settings.review.fail_on);
    if arguments.format == CheckFormat::Text {
        after.name_files(&mut findings);
    }
    let mut reviewed = Review::new(&before.label, sides, &differences, &findings);
    reviewed.readers = Readers::of(&differences, &reached, |places| after.sources.locations(places));
    reviewed.accepted = linted.accepted;
    print(&reviewed, arguments, terminal)?;
    review::nothing_before(before, terminal);
    if reviewed.accepted > 0 {
        terminal.note(&format!("{} accepted in the definitions", count(reviewed.accepted, "finding")));
    }
    Ok(Outcome::found(findings.iter().any(|finding| finding.severity == Severity::Error)))
}

/// At least one side is a server: what it can show of both is compared, and nothing is judged. What only
/// definitions have may just not have been written yet.
fn shapes(
    before: &Side,
    after: &Side,
    arguments: &DiffArguments,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let (was, is) = (shape(before, after), shape(after, before));
    let mut differences = definition_diff(&was, &is);
    // A server has no tags of their own, but of measurements.
    differences.retain(|difference| !matches!(difference.subject, Subject::Tag(_)));
    let mut reviewed = Review::new(before.label(), (&was, &is), &differences, &[]).of_shapes();
    if matches!(after, Side::Held(_)) {
        // What a server has, has had its effect.
        reviewed.retentions.clear();
    }
    print(&reviewed, arguments, terminal)?;
    Ok(Outcome::found(!differences.is_empty()))
}

/// What a side can show, of the buckets that the other one speaks of if that is definitions.
fn shape(side: &Side, other: &Side) -> Schema {
    match (side, other) {
        (Side::Definitions(read), _) => visible(&read.schema),
        (Side::Held(held), Side::Definitions(other)) => {
            seen(&held.schema, &held.observed, Some(&other.schema.bucket_names()))
        }
        (Side::Held(held), Side::Held(_)) => seen(&held.schema, &held.observed, None),
    }
}

fn print(reviewed: &Review<'_>, arguments: &DiffArguments, terminal: &Terminal) -> Result<(), Failure> {
    let prefix = arguments.path_prefix.clone().unwrap_or_default();
    let printing = Printing { format: arguments.format, prefix, with_fixes: false, coverage: None };
    review::print(reviewed, &printing, terminal)?;
    if arguments.format == CheckFormat::Text {
        terminal.result(&review::table(reviewed))?;
    }
    terminal.note(&review::summary(reviewed));
    for line in review::used_by(reviewed) {
        terminal.note(&line);
    }
    Ok(())
}

impl Side {
    fn label(&self) -> &str {
        match self {
            Self::Definitions(read) => &read.label,
            Self::Held(held) => &held.label,
        }
    }
}
