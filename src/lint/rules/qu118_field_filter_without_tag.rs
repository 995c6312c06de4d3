//! QU118: a condition on a field makes the server read very many points.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    estimate::{grouped, kept},
    lint::{
        Rule,
        context::Context,
        queries::{compared, look_back},
        rule::Check,
    },
    model::{Measurement, Query, Retention, Span},
    words::Tick,
};

/// Points that a server reads for one answer: at 650,000 a second ([docs/influxdb.md]) they take some seconds.
const MANY: f64 = 2_000_000.0;

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU118"),
    name: "field-filter-without-tag",
    severity: Severity::Warning,
    summary: "a condition on a field makes the server read very many points",
    doc: include_str!("../../../docs/rules/QU118.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        for (from, measurement) in context.schema.read_by(query) {
            let is_field =
                |name: &&String| !measurement.tags.contains(name) && measurement.fields.contains_key(*name);
            let Some(field) = query.conditions.keys().find(is_field) else { continue };
            if !asks_the_index(query, measurement) {
                out.extend(finding(context, key, query, (from, measurement), field));
            }
        }
    }
}

/// Whether a condition on a tag always holds points back, before their values are read.
fn asks_the_index(query: &Query, measurement: &Measurement) -> bool {
    let is_optional = |name: &str| query.parameters.get(name).is_some_and(|found| found.optional);
    compared(query).any(|compared| {
        measurement.tags.iter().any(|tag| tag == compared.name)
            && !compared.parameter().is_some_and(is_optional)
    })
}

fn finding(
    context: &Context<'_>,
    key: &str,
    query: &Query,
    (from, measurement): (&str, &Measurement),
    field: &str,
) -> Option<Diagnostic> {
    let volume = measurement.volume?.points_per_day;
    let held =
        kept(context.schema.buckets.get(&measurement.bucket).map_or(Retention::Infinite, |it| it.retention));
    let asked = look_back(query).map_or(held, |back| Span::from_secs(back.seconds).min(held));
    let points = volume * asked.as_days();
    if points <= MANY {
        return None;
    }
    let message = format!(
        "for the condition on {} the server reads {} points of {}",
        Tick(field),
        whole(points),
        Tick(from)
    );
    let series = context.series.get(from)?.total();
    let series = series
        .filter(|series| *series < u64::MAX)
        .map_or("countless series".to_owned(), |series| format!("up to {} series", grouped(series)));
    let finding = RULE.finding(message, Place::key(["queries", key, "where", field]));
    Some(
        finding
            .note(format!(
                "{asked} of {} points a day, in {series}; values have no index, tags have",
                whole(volume)
            ))
            .help("add a condition on a tag, shorten the range, or make a tag of what is asked for"),
    )
}

fn whole(number: f64) -> String {
    // A float becomes the nearest integer that exists: the cast saturates.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = number.round() as u64;
    grouped(number)
}
