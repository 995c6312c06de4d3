//! What `check` says of what it found.

use super::{judge::Checked, sides::Compared};
use crate::{
    cli::{
        Failure, Outcome,
        args::{CheckArguments, CheckFormat},
        coverage::Asked,
        findings::{self, Printing},
        project::Opened,
        review,
        terminal::Terminal,
    },
    diagnostic::Severity,
    review::{Readers, Review},
    words::count,
};

/// Prints what was found; with fixes that a person has to decide on where the others were made.
pub fn print(
    opened: &Opened,
    compared: Option<&Compared<'_>>,
    checked: &Checked,
    arguments: &CheckArguments,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let printing = Printing {
        format: arguments.format,
        prefix: arguments.path_prefix.clone().unwrap_or_default(),
        with_fixes: arguments.fixing.fix,
        coverage: Asked::of(&arguments.coverage, opened),
    };
    match compared {
        None => {
            terminal.result(&findings::report(&checked.findings, &printing, terminal)?)?;
            terminal.note(&summary(opened, checked));
        }
        Some(compared) if !opened.loaded.diagnostics.is_empty() => {
            terminal.result(&findings::report(&checked.findings, &printing, terminal)?)?;
            terminal.note(&summary(opened, checked));
            let other = &compared.before.label;
            terminal.note(&format!("nothing was compared with {other}: the definitions here cannot be read"));
        }
        Some(compared) => print_review(opened, compared, checked, (arguments, &printing), terminal)?,
    }
    let is_too_low = printing.coverage.is_some_and(|covered| !covered.is_met());
    Ok(Outcome::found(is_too_low || checked.number_of(Severity::Error) > 0))
}

fn print_review(
    opened: &Opened,
    compared: &Compared<'_>,
    checked: &Checked,
    (arguments, printing): (&CheckArguments, &Printing),
    terminal: &Terminal,
) -> Result<(), Failure> {
    let (before, schema) = (&*compared.before.schema, &opened.loaded.schema);
    let saved = arguments.plan.as_deref().map(|named| review::plan(named, opened)).transpose()?;
    let label = &compared.before.label;
    let mut reviewed = Review::new(label, (before, schema), &compared.differences, &checked.findings);
    reviewed.readers = Readers::of(&compared.differences, &compared.reached, |places| {
        opened.loaded.sources.locations(places)
    })
    .without(compared.unseen.clone());
    reviewed.accepted = checked.accepted;
    reviewed.known = checked.known;
    reviewed.plan = saved.as_ref();
    if printing.format == CheckFormat::Markdown {
        reviewed.files = review::files(opened, before, schema, terminal)?;
    }
    review::print(&reviewed, printing, terminal)?;
    terminal.note(&summary(opened, checked));
    terminal.note(&review::summary(&reviewed));
    for line in review::used_by(&reviewed) {
        terminal.note(&line);
    }
    review::nothing_before(compared.before, terminal);
    Ok(())
}

fn summary(opened: &Opened, checked: &Checked) -> String {
    let schema = &opened.loaded.schema;
    let looked_at = [
        count(schema.measurements.len(), "measurement"),
        count(schema.buckets.len(), "bucket"),
        count(schema.queries.len(), "query"),
        count(schema.tables.len(), "table"),
    ];
    let mut found = vec![
        count(checked.number_of(Severity::Error), "error"),
        count(checked.number_of(Severity::Warning), "warning"),
    ];
    match checked.number_of(Severity::Note) {
        0 => {}
        notes => found.push(count(notes, "note")),
    }
    if checked.accepted > 0 {
        found.push(format!("{} accepted", checked.accepted));
    }
    if checked.known > 0 {
        found.push(format!("{} there before", checked.known));
    }
    let files = count(opened.loaded.sources.len(), "file");
    format!("checked {} in {files}: {}", looked_at.join(", "), found.join(", "))
}
