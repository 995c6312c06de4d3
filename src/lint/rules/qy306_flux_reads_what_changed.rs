//! QY306: a query in raw Flux names something that changed.

use crate::{
    diagnostic::{Code, Diagnostic, Grade, Place, Severity},
    diff::{Changed, Difference, FromTo, Subject},
    flux::{Sought, mention},
    lint::{Rule, changes::Changes, rule::Check},
    model::{Measurement, Schema},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QY306"),
    name: "flux-reads-what-changed",
    severity: Severity::Warning,
    summary: "a query in raw Flux names something that changed",
    doc: include_str!("../../../docs/rules/QY306.md"),
    check: Check::Changes(check),
};

fn check(changes: &Changes<'_>, out: &mut Vec<Diagnostic>) {
    let raw = changes.after.queries.iter().filter_map(|(key, query)| Some((key, query.flux.as_deref()?)));
    let raw: Vec<(&String, &str)> = raw.collect();
    if raw.is_empty() {
        return;
    }
    for difference in changes.differences.iter().filter(|difference| takes_away(&difference.changed)) {
        let Some(sought) = sought(changes, difference) else { continue };
        for (key, script) in &raw {
            out.extend(mention(script, &sought).map(|line| finding(key, line, difference)));
        }
    }
}

fn finding(query: &str, line: usize, difference: &Difference<'_>) -> Diagnostic {
    let message = format!("query {} reads what changed: {}", Tick(query), difference.subject.words());
    let mut finding = RULE
        .finding(message, Place::value(["queries", query, "flux"]))
        .note(format!("line {line} of the script names it"))
        .help("see that the script still finds what it looks for, and compares values of one type");
    finding.breaks = vec![Grade::Query];
    finding
}

/// Whether a script that reads it may find nothing, or something else.
fn takes_away(changed: &Changed<'_>) -> bool {
    match changed {
        Changed::Removed(_)
        | Changed::LooksRenamed { .. }
        | Changed::Renamed { .. }
        | Changed::Moved { .. }
        | Changed::TagBecameField { .. }
        | Changed::FieldBecameTag { .. }
        | Changed::Unit(FromTo { from: Some(_), to: Some(_) }) => true,
        Changed::Type { same_stored, .. } => !same_stored,
        _ => false,
    }
}

/// What a script would name: by the names that it had on the server.
fn sought<'a>(changes: &Changes<'a>, difference: &Difference<'a>) -> Option<Sought<'a>> {
    let former = |key: &'a str| match difference.changed {
        Changed::LooksRenamed { from } => from,
        Changed::Renamed { names, .. } => names.from,
        _ => key,
    };
    match difference.subject {
        Subject::Bucket(key) => {
            let name = former(changes.before.buckets.get(key).map_or(key, |bucket| bucket.server_name(key)));
            Some(Sought { bucket: [name, name], measurement: None, member: None })
        }
        Subject::Measurement(key) => {
            let of_before = &changes.before.measurements;
            let (key, was) = of_before.get_key_value(key).or_else(|| {
                let name = former(key);
                of_before.iter().find(|(key, was)| was.server_name(key) == name)
            })?;
            Some(of(changes.before, key, was, None))
        }
        Subject::Field { measurement, field } => {
            let was = changes.before.measurements.get(measurement)?;
            Some(of(changes.before, measurement, was, Some(former(field))))
        }
        Subject::Carried { measurement, tag } => {
            let was = changes.before.measurements.get(measurement)?;
            let name = changes.before.tags.get(tag).map_or(tag, |found| found.server_name(tag));
            Some(of(changes.before, measurement, was, Some(name)))
        }
        _ => None,
    }
}

fn of<'a>(before: &'a Schema, key: &'a str, was: &'a Measurement, member: Option<&'a str>) -> Sought<'a> {
    let bucket =
        before.buckets.get(&was.bucket).map_or(was.bucket.as_str(), |found| found.server_name(&was.bucket));
    Sought { bucket: [bucket, bucket], measurement: Some(was.server_name(key)), member }
}
