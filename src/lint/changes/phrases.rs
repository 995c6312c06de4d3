//! What several rules on changes say alike.

use super::Change;
use crate::{
    diagnostic::{Diagnostic, Place},
    diff::{FromTo, Subject},
    estimate::{grouped, series},
    lint::Rule,
    model::{Measurement, Retention, Schema},
    words::{Tick, count},
};

/// A finding about whether a point may lack the thing: where that is written.
pub(in crate::lint) fn at(change: &Change<'_>, rule: &Rule, message: String) -> Diagnostic {
    match change.difference.subject {
        Subject::Carried { measurement, tag } => {
            let listed = change.after.measurements.get(measurement);
            let position = listed.and_then(|found| found.optional_tags.iter().position(|other| other == tag));
            let path = ["measurements", measurement, "optional_tags"].map(str::to_owned).into_iter();
            let path = path.chain(position.map(|position| position.to_string()));
            change.graded(rule.finding(message, Place::value(path)))
        }
        _ => change.finding_at(rule, "optional", message),
    }
}

/// A finding about bounds, at the one that changed.
pub(in crate::lint) fn bounds(
    change: &Change<'_>,
    rule: &Rule,
    min: FromTo<Option<f64>>,
    max: FromTo<Option<f64>>,
) -> Diagnostic {
    let key = if min.from == min.to { "max" } else { "min" };
    let (from, to) = (range(min.from, max.from), range(min.to, max.to));
    change.finding_at(rule, key, format!("the bounds of {} are {to} instead of {from}", change.words()))
}

fn range(min: Option<f64>, max: Option<f64>) -> String {
    match (min, max) {
        (None, None) => "none".to_owned(),
        (Some(min), None) => format!("{min} and more"),
        (None, Some(max)) => format!("{max} and less"),
        (Some(min), Some(max)) => format!("{min} … {max}"),
    }
}

/// That something has another name: on the server, or as its key as well.
pub(in crate::lint) fn called(change: &Change<'_>, names: FromTo<&str>) -> String {
    if change.difference.subject.key() == names.to {
        return format!("{} was called {}", change.words(), Tick(names.from));
    }
    format!("{} is called {} on the server instead of {}", change.words(), Tick(names.to), Tick(names.from))
}

/// The series of a measurement at worst, before and after.
pub(in crate::lint) fn series_of(change: &Change<'_>, measurement: &str) -> String {
    let worst = |schema: &Schema| {
        let found = schema.measurements.get(measurement);
        let total = found.and_then(|found| series(schema, found).total());
        total.map_or_else(|| "any number of".to_owned(), grouped)
    };
    format!(
        "{} may have {} series instead of {}",
        Tick(measurement),
        worst(change.after),
        worst(change.before)
    )
}

/// The series of the measurements that carry a tag; of many only some.
pub(in crate::lint) fn grown(change: &Change<'_>, tag: &str) -> Vec<String> {
    let has_it = |found: &Measurement| found.tags.iter().any(|other| other == tag);
    let carriers = change.after.measurements.iter().filter(|(_, found)| has_it(found));
    let carriers: Vec<&str> = carriers.map(|(key, _)| key.as_str()).collect();
    let mut notes: Vec<String> =
        carriers.iter().take(SHOWN).map(|measurement| series_of(change, measurement)).collect();
    match carriers.len().saturating_sub(SHOWN) {
        0 => {}
        more => notes.push(format!("and {} more that carry it", count(more, "measurement"))),
    }
    notes
}

/// As many measurements as one finding names.
const SHOWN: usize = 3;

/// The type that the server stores, by the words of the definitions.
pub(in crate::lint) fn stored(kind: &str) -> &str {
    if kind == "json" { "string" } else { kind }
}

/// A text that there may be.
pub(in crate::lint) fn shown(text: Option<&str>) -> String {
    text.map_or_else(|| "none".to_owned(), |text| Tick(text).to_string())
}

/// A retention in a sentence.
pub(in crate::lint) fn kept(retention: Retention) -> String {
    match retention {
        Retention::Infinite => "for ever".to_owned(),
        Retention::For(span) => format!("for {span}"),
    }
}
