//! The queries that every measurement has without anyone writing them.

use std::collections::BTreeMap;

use super::name;
use crate::{
    model::{
        Aggregate, Condition, FieldType, Measurement, Only, Parameter, ParameterType, Query, Range,
        Retention, Scalar, Schema, StandardQuery, Tag, Window,
    },
    words::Tick,
};

/// The standard queries of these kinds, by `MEASUREMENT_KIND`. A query of the definitions with that name takes its
/// place.
pub fn standard(schema: &Schema, kinds: &[StandardQuery]) -> BTreeMap<String, Query> {
    let mut queries = BTreeMap::new();
    for (key, measurement) in &schema.measurements {
        for kind in kinds {
            let name = standard_name(key, *kind);
            if !schema.queries.contains_key(&name)
                && let Some(query) = query(schema, key, measurement, *kind)
            {
                queries.insert(name, query);
            }
        }
    }
    queries
}

/// The name of a standard query.
pub fn standard_name(measurement: &str, kind: StandardQuery) -> String {
    format!("{measurement}_{}", kind.word())
}

/// Nothing where no field is numeric, for windows.
fn query(schema: &Schema, key: &str, measurement: &Measurement, kind: StandardQuery) -> Option<Query> {
    let mut query = Query { from: key.into(), description: description(key, kind), ..Query::default() };
    let kept = schema.buckets.get(&measurement.bucket).map(|bucket| bucket.retention);
    if kind != StandardQuery::Latest {
        ranged(&mut query, kept);
    }
    match kind {
        StandardQuery::Range => {}
        StandardQuery::Latest => query.only = Some(Only::Last),
        StandardQuery::Windows => windowed(&mut query, measurement, kept)?,
        StandardQuery::Count => {
            query.group = Some(Vec::new());
            let aggregate = Some(Aggregate::All("count".to_owned()));
            query.window = Some(Window { every: None, aggregate, by_type: BTreeMap::new() });
        }
    }
    by_tags(&mut query, schema, measurement);
    Some(query)
}

fn description(key: &str, kind: StandardQuery) -> String {
    let key = Tick(key);
    match kind {
        StandardQuery::Range => format!("The points of {key} in a range of time, by tags."),
        StandardQuery::Latest => format!("The latest value of each field of each series of {key}, by tags."),
        StandardQuery::Windows => {
            format!("The mean of each numeric field of {key} in windows of time, for each series, by tags.")
        }
        StandardQuery::Count => {
            format!("How many values each field of {key} has in a range of time, by tags.")
        }
    }
}

/// From `start` to `stop`; the examples are 30 days, or all that is kept if that is less.
fn ranged(query: &mut Query, kept: Option<Retention>) {
    let start = match kept {
        Some(Retention::For(span)) if span.as_secs() < 30 * 86_400 => format!("-{span}"),
        _ => "-30d".to_owned(),
    };
    let start = parameter(ParameterType::Time, "The begin of the range.", start);
    let stop =
        parameter(ParameterType::Time, "The end of the range, which is not part of it.", "now()".to_owned());
    query.parameters.extend([("start".to_owned(), start), ("stop".to_owned(), stop)]);
    query.range = Some(Range::Between { start: "$start".to_owned(), stop: "$stop".to_owned() });
}

fn windowed(query: &mut Query, measurement: &Measurement, kept: Option<Retention>) -> Option<()> {
    if !measurement.fields.values().any(|field| field.stored_type().is_numeric()) {
        return None;
    }
    let short = matches!(kept, Some(Retention::For(span)) if span.as_secs() <= 2 * 86_400);
    let example = if short { "1h" } else { "1d" };
    let every = parameter(ParameterType::Duration, "The length of a window.", example.to_owned());
    query.parameters.insert("every".to_owned(), every);
    let numeric = [FieldType::Float, FieldType::Integer, FieldType::Unsigned];
    let by_type = numeric.into_iter().map(|kind| (kind, "mean".to_owned())).collect();
    query.window = Some(Window { every: Some("$every".to_owned()), aggregate: None, by_type });
    Some(())
}

/// A condition for each tag, which may be left out.
fn by_tags(query: &mut Query, schema: &Schema, measurement: &Measurement) {
    for key in &measurement.tags {
        let name = name::variable(key, |name| query.parameters.contains_key(name));
        let definition = schema.tags.get(key);
        let parameter = Parameter {
            tag: Some(key.clone()),
            field: None,
            value_type: None,
            description: String::new(),
            example: Scalar::Text(definition.map(example).unwrap_or_default()),
            optional: true,
        };
        query.conditions.insert(key.clone(), Condition::Is(Scalar::Text(format!("${name}"))));
        query.parameters.insert(name, parameter);
    }
}

fn example(tag: &Tag) -> String {
    tag.example.clone().or_else(|| tag.values.first().cloned()).unwrap_or_default()
}

fn parameter(kind: ParameterType, description: &str, example: String) -> Parameter {
    Parameter {
        tag: None,
        field: None,
        value_type: Some(kind),
        description: description.to_owned(),
        example: Scalar::Text(example),
        optional: false,
    }
}
