//! A coverage report as text for people, Markdown for comments, and JSON for programs.

mod json;
mod markdown;
mod text;

pub use json::{Document, json};
pub use markdown::markdown;
pub use text::text;

use super::{Covered, Gap, Kind, Report, Share};

/// How many missing parts are named before the rest is only counted.
const NAMED: usize = 20;

/// What stands for a share of nothing.
const NONE: &str = "–";

/// What is said where there is nothing to count.
const NOTHING: &str = "nothing to cover: there are no measurements and no tables";

/// `3/4`.
fn fraction(share: Option<&Share>) -> String {
    share.map_or_else(|| NONE.to_owned(), |share| format!("{}/{}", share.given, share.of))
}

/// `75%`.
fn percent(share: Share) -> String {
    share.percent().map_or_else(|| NONE.to_owned(), |percent| format!("{percent}%"))
}

/// The head of a table of things, and of each thing a share by kind and its sum; `name` makes the first
/// cell.
fn rows(title: &str, kinds: &[Kind], things: &[Covered], name: impl Fn(&str) -> String) -> Vec<Vec<String>> {
    let head = [title].into_iter().chain(kinds.iter().map(|kind| kind.word())).chain(["covered"]);
    let mut rows = vec![head.map(str::to_owned).collect()];
    rows.extend(things.iter().map(|thing| {
        let shares = kinds.iter().map(|kind| fraction(thing.kinds.get(kind)));
        [name(&thing.name)].into_iter().chain(shares).chain([percent(thing.sum)]).collect()
    }));
    rows
}

/// A line for each kind, and one for all.
fn sums(sum: &Covered) -> Vec<Vec<String>> {
    let line = |word: &str, share: Share| vec![word.to_owned(), fraction(Some(&share)), percent(share)];
    let mut rows = vec![["in sum", "given", "covered"].map(str::to_owned).to_vec()];
    let kinds = Kind::ALL.iter().filter_map(|kind| Some((kind, sum.kinds.get(kind)?)));
    rows.extend(kinds.map(|(kind, share)| line(kind.word(), *share)));
    rows.push(line("all", sum.sum));
    rows
}

/// The sentence about a sum that is too low, and the gaps that are named below it.
fn too_low(report: &Report) -> Option<(String, &[Gap])> {
    let required = report.required.filter(|_| !report.is_met())?;
    let reached = percent(report.coverage.sum.sum);
    let sentence = format!("{reached} is covered, and {required}% is asked for; what is missing:");
    Some((sentence, &report.missing[..report.missing.len().min(NAMED)]))
}

/// How many gaps are not named, if `named` are.
fn more(report: &Report, named: usize) -> Option<String> {
    let more = report.missing.len().saturating_sub(named);
    (more > 0).then(|| format!("and {more} more, which `--format json` lists"))
}

/// `schemas/home.yaml:12`.
fn place(gap: &Gap) -> String {
    gap.location
        .as_ref()
        .map_or_else(|| gap.path.clone(), |location| format!("{}:{}", location.file, location.line))
}
