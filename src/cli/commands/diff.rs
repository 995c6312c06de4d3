//! `fluxform diff`: two sets of definitions, wherever they are.

use super::check::{levels, today};
use crate::{
    cli::{
        Failure, Outcome,
        args::{CheckFormat, DiffArguments},
        findings::Printing,
        project, review, source,
        terminal::Terminal,
    },
    diagnostic::Severity,
    diff::definition_diff,
    lint::{Against, lint_changes},
    review::Review,
};

pub fn run(arguments: &DiffArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let (root, settings) = project::surrounding(terminal)?.unzip();
    let settings = settings.unwrap_or_default();
    let before = source::open(&arguments.from, root.as_deref(), terminal)?;
    let after = source::open(&arguments.to, root.as_deref(), terminal)?;
    let differences = definition_diff(&before.schema, &after.schema);
    let against = Against { before: &before.schema, differences: &differences };
    let linted = lint_changes(&after.schema, against, &levels(&settings.rules), today());
    let mut findings = after.sources.locate_against(linted.findings, Some(&before.sources));
    review::soften(&mut findings, &settings.review.fail_on);
    if arguments.format == CheckFormat::Text {
        after.name_files(&mut findings);
    }
    let mut reviewed = Review::new(&before.label, (&before.schema, &after.schema), &differences, &findings);
    reviewed.accepted = linted.accepted;
    let prefix = arguments.path_prefix.clone().unwrap_or_default();
    let printing = Printing { format: arguments.format, prefix, with_fixes: false, coverage: None };
    review::print(&reviewed, &printing, terminal)?;
    terminal.note(&review::summary(&reviewed));
    Ok(Outcome::found(findings.iter().any(|finding| finding.severity == Severity::Error)))
}
