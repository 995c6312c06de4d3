//! What `check --against` and `diff` share: judging differences, and the report of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use rayon::prelude::*;

use super::{
    Failure,
    args::CheckFormat,
    commands::generate::{self, Maker},
    findings::{self, Printing},
    held, migration,
    project::Opened,
    source::{Read, Source},
    terminal::Terminal,
};
use crate::{
    diagnostic::{Finding, Grade, Severity},
    generate::Target,
    impact::unseen,
    migrate::Error,
    model::Schema,
    plan::Plan,
    review::{Fate, FileChange, Review, render},
    words::printable,
};

/// Prints a review in the format that was asked for.
pub fn print(review: &Review<'_>, printing: &Printing, terminal: &Terminal) -> Result<(), Failure> {
    let text = match printing.format {
        CheckFormat::Json => render::json(review, &printing.beside())
            .map_err(|error| Failure::caused("cannot write the review", &error))?,
        CheckFormat::Markdown => {
            let findings = findings::below(&printing.prefix, review.findings);
            let mut below = Review { findings: &findings, ..review.clone() };
            for file in below.files.iter_mut().flatten() {
                file.path = printing.prefix.below(&file.path);
            }
            for location in below.readers.locations_mut() {
                location.file = printing.prefix.below(&location.file);
            }
            printing.comment(render::markdown(&below))
        }
        _ => findings::report(review.findings, printing, terminal)?,
    };
    terminal.result(&text)
}

/// Every difference, a line each, for people.
pub fn table(review: &Review<'_>) -> String {
    let rows = review.changes.iter().map(|row| {
        let breaks = Grade::list(&row.breaks).map(|list| format!("  ({list})")).unwrap_or_default();
        let rule = row.rule.map(|rule| format!("  {rule}")).unwrap_or_default();
        printable(&format!("{}: {}{breaks}{rule}\n", row.subject, row.change))
    });
    rows.collect()
}

/// What is said of a side without definitions: that everything is new, and nothing was missed.
pub fn nothing_before(before: &Read, terminal: &Terminal) {
    if before.sources.is_empty() {
        terminal.note(&format!("{} has no definitions: everything here is new", before.label));
    }
}

/// What was compared, in one line: "compared with `main`: 3 differences (write 1, query 2)".
pub fn summary(review: &Review<'_>) -> String {
    format!("compared with {}: {}", review.against, review.counted())
}

/// Who uses what changed, as far as it is known, in a few words; nothing where nobody does.
pub fn used_by(review: &Review<'_>) -> Vec<String> {
    let Some(counted) = review.readers.counted() else { return Vec::new() };
    let not_seen = review.readers.unseen.as_ref().and_then(unseen);
    [format!("what changed is used by {counted}")].into_iter().chain(not_seen).collect()
}

/// Makes warnings of the errors about changes that break nobody the project cares for.
pub fn soften(findings: &mut [Finding], fail_on: &BTreeSet<Grade>) {
    let about_change = findings.iter_mut().filter(|finding| !finding.breaks.is_empty());
    let mild = about_change.filter(|finding| !finding.breaks.iter().any(|grade| fail_on.contains(grade)));
    for finding in mild.filter(|finding| finding.severity == Severity::Error) {
        finding.severity = Severity::Warning;
    }
}

/// The plan whose steps the review shows: a saved one, or one from what the ledger recorded.
pub fn plan(named: &str, opened: &Opened) -> Result<Plan, Failure> {
    if named == "ledger" || named.starts_with("ledger:") {
        let Source::Ledger { revision } = Source::parse(named)? else { return saved(Path::new(named)) };
        return held::foreseen(opened, revision);
    }
    saved(Path::new(named))
}

fn saved(path: &Path) -> Result<Plan, Failure> {
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::caused(format!("cannot read {}", path.display()), &error))?;
    let plan: Plan = serde_json::from_str(&text).map_err(|error| {
        Failure::caused(format!("{} is no plan", path.display()), &error)
            .detail("`fluxform plan --out FILE` saves one")
    })?;
    if !plan.is_genuine() {
        return Err(migration::failure(&Error::Edited { plan: plan.id }));
    }
    Ok(plan)
}

/// The generated files that change with the definitions, where the project generates any. A target that
/// cannot express one side is left out: `generate` says why.
pub fn files(
    opened: &Opened,
    before: &Schema,
    after: &Schema,
    terminal: &Terminal,
) -> Result<Option<Vec<FileChange>>, Failure> {
    let targets = generate::configured(&opened.project);
    if targets.is_empty() {
        return Ok(None);
    }
    let maker = Maker::of(opened, terminal)?;
    let changes = targets.par_iter().filter_map(|(target, folder)| {
        let (was, is) = rayon::join(|| made(&maker, *target, before), || made(&maker, *target, after));
        Some(differing(folder, &was?, &is?))
    });
    let mut changes = changes.collect::<Vec<_>>().concat();
    changes.sort();
    Ok(Some(changes))
}

fn differing(folder: &str, was: &BTreeMap<String, String>, is: &BTreeMap<String, String>) -> Vec<FileChange> {
    let paths: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let fate = |path: &String| match (was.get(path), is.get(path)) {
        (_, None) => Some(Fate::Removed),
        (None, Some(_)) => Some(Fate::New),
        (Some(old), Some(new)) => (old != new).then_some(Fate::Changed),
    };
    paths.into_iter().filter_map(|path| Some(change(folder, path, fate(path)?))).collect()
}

fn change(folder: &str, path: &str, fate: Fate) -> FileChange {
    FileChange { path: format!("{}/{path}", folder.trim_end_matches('/')), fate }
}

/// The contents of a target's files; nothing if it cannot express the definitions.
fn made(maker: &Maker, target: Target<'_>, schema: &Schema) -> Option<BTreeMap<String, String>> {
    let files = maker.files(target, schema).ok()?;
    Some(files.into_iter().map(|file| (file.path, file.contents)).collect())
}
