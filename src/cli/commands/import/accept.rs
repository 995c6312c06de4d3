//! What the rules say of definitions that were made from facts: a name that is there is accepted.

use jiff::civil::Date;

use crate::{
    diagnostic::{Diagnostic, Severity},
    infer::{Inferred, Kind, LeftOut},
    lint::{self, Levels, lint},
    model::{Acceptance, Schema},
};

/// Why a finding is right as it is.
const REASON: &str = "found by import";

/// Accepts what the rules refuse of the new definitions, and takes back rollups that they refuse.
/// Gives the number of errors that `check` will show all the same: of definitions that were there
/// before, and of rules that the project itself made errors.
pub fn accept(inferred: &mut Inferred, defined: &Schema, levels: &Levels, today: Date) -> usize {
    let linted = lint(&together(&inferred.schema, defined), None, levels, today);
    for finding in &linted.findings {
        take_back(inferred, finding);
    }
    for finding in linted.findings.iter().filter(|finding| is_fact(finding)) {
        let object = finding.place.path().and_then(|path| object(&mut inferred.schema, path));
        if let Some(accept) = object
            && !accept.iter().any(|known| known.code == finding.code.as_str())
        {
            let code = finding.code.to_string();
            accept.push(Acceptance { code, reason: REASON.to_owned(), until: None });
        }
    }
    let left = lint(&together(&inferred.schema, defined), None, levels, today);
    left.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

fn together(new: &Schema, defined: &Schema) -> Schema {
    let mut all = defined.clone();
    all.buckets.extend(new.buckets.clone());
    all.tags.extend(new.tags.clone());
    all.measurements.extend(new.measurements.clone());
    all.rollups.extend(new.rollups.clone());
    all
}

/// Whether a finding is about what cannot be otherwise: names are as they are, whatever weight a
/// project gives to the rule; anything else is where the rule itself makes it an error.
fn is_fact(finding: &Diagnostic) -> bool {
    let by_itself = lint::find(finding.code.as_str()).is_some_and(|rule| rule.severity == Severity::Error);
    finding.code.as_str().starts_with("NM") || (by_itself && finding.severity == Severity::Error)
}

/// Leaves a rollup out that could not run as it would be defined.
fn take_back(inferred: &mut Inferred, finding: &Diagnostic) {
    let Some([section, key, ..]) = finding.place.path() else { return };
    if section == "rollups"
        && finding.severity == Severity::Error
        && let Some((name, _)) = inferred.schema.rollups.remove_entry(key)
    {
        let why = finding.message.clone();
        inferred.left_out.push(LeftOut { kind: Kind::Task, bucket: None, name, why });
        inferred.left_out.sort();
    }
}

/// The acceptances of the new object that a path leads to or into.
fn object<'s>(schema: &'s mut Schema, path: &[String]) -> Option<&'s mut Vec<Acceptance>> {
    let [section, key, rest @ ..] = path else { return None };
    match (section.as_str(), rest) {
        ("buckets", _) => Some(&mut schema.buckets.get_mut(key)?.accept),
        ("tags", _) => Some(&mut schema.tags.get_mut(key)?.accept),
        ("measurements", [fields, field, ..]) if fields == "fields" => {
            Some(&mut schema.measurements.get_mut(key)?.fields.get_mut(field)?.accept)
        }
        ("measurements", _) => Some(&mut schema.measurements.get_mut(key)?.accept),
        _ => None,
    }
}
