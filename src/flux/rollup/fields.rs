//! How the fields of a rollup are computed: a pipeline for each.

use super::{
    super::{
        functions::{goes_by_order, selects},
        layout::{Body, Pipeline, Step, With},
        name::column,
        string,
    },
    RollupError, RollupFlaw, aggregate,
    tags::{Tags, time},
};
use crate::model::{Measurement, Operator, Rollup, RollupField, Schema};

/// A field of the target and how it is computed.
struct Computed<'a> {
    target: &'a str,
    function: &'a str,
    source: &'a str,
    cast: &'static str,
}

/// The pipelines, each a statement; what is wrong is added to `errors`.
pub(super) fn pipelines(
    schema: &Schema,
    rollup: &Rollup,
    (from, to): (&Measurement, &Measurement),
    tags: &Tags,
    errors: &mut Vec<RollupError>,
) -> Vec<String> {
    let mut fields = Vec::new();
    for (target, field) in &rollup.fields {
        match computed(rollup, (from, to), target, field) {
            Ok(field) => fields.push(field),
            Err(error) => errors.push(error),
        }
    }
    let only = match conditions(schema, rollup) {
        Ok(only) => only,
        Err(error) => {
            errors.push(error);
            return Vec::new();
        }
    };
    if rollup.fields.is_empty() {
        let help = "give at least one field and its function";
        errors.push(RollupError::new(RollupFlaw::Nothing, &["fields"], "no field is computed", help));
    }
    let bucket = |measurement: &Measurement| string(&bucket_of(schema, measurement));
    let source = format!("from(bucket: {})", bucket(from));
    let read = string(from.server_name(&rollup.from));
    let written = string(to.server_name(&rollup.to));
    let several = fields.len() > 1;
    let pipelines = (1..).zip(&fields).map(|(number, field)| {
        let mut steps = vec![
            Step::Call("range(start: start, stop: stop)".to_owned()),
            filter(format!("r._measurement == {read}")),
            filter(format!("r._field == {}", string(field.source))),
        ];
        steps.extend(only.iter().cloned());
        steps.extend(field.steps(tags));
        steps.push(Step::Map { key: "_time".to_owned(), value: time(rollup).to_owned() });
        steps.push(set("_measurement", written.clone()));
        steps.push(set("_field", string(field.target)));
        steps.extend(tags.set.iter().map(|(tag, value)| set(tag, value.clone())));
        steps.push(Step::With(With::new("to", [("bucket:", bucket(to))])));
        // Results of one script need names.
        steps.extend(several.then(|| Step::Call(format!("yield(name: \"{number}\")"))));
        Pipeline { source: source.clone(), steps }.statement()
    });
    pipelines.collect()
}

impl Computed<'_> {
    /// One row for each group, with the columns of the group and the value alone.
    fn steps(&self, tags: &Tags) -> Vec<Step> {
        let kept = || tags.kept.iter().map(|tag| string(tag));
        let mut steps = vec![columns("group", kept().collect())];
        if goes_by_order(self.function) {
            steps.push(Step::Call("sort(columns: [\"_time\", \"_value\"])".to_owned()));
        }
        steps.push(Step::Call(format!("{}()", self.function)));
        if selects(self.function) {
            steps.push(columns("keep", kept().chain([string("_value")]).collect()));
        }
        steps.extend((!self.cast.is_empty()).then(|| Step::Call(self.cast.to_owned())));
        steps
    }
}

fn computed<'a>(
    rollup: &Rollup,
    (from, to): (&Measurement, &Measurement),
    target: &'a str,
    field: &'a RollupField,
) -> Result<Computed<'a>, RollupError> {
    let (function, source) = match field {
        RollupField::Same(function) => (function.as_str(), target),
        RollupField::Of(sources) => match sources.first_key_value() {
            Some((function, source)) if sources.len() == 1 => (function.as_str(), source.as_str()),
            _ => return Err(unknown(target, "a field is computed by one function".to_owned())),
        },
    };
    let lacks = |end: &str, field: &str| unknown(target, format!("`{end}` has no field `{field}`"));
    let read = from.fields.get(source).ok_or_else(|| lacks(&rollup.from, source))?;
    let written = to.fields.get(target).ok_or_else(|| lacks(&rollup.to, target))?;
    if !super::super::is_identifier(function) {
        return Err(unknown(target, format!("`{function}` is no function")));
    }
    let wrong = |message: String, help: &str| {
        Err(RollupError::new(RollupFlaw::Type, &["fields", target], message, help))
    };
    let Some(result) = aggregate::only_result(function, read.stored_type()) else {
        let message = format!("`{function}` may give several values of one window, and a point has one");
        return wrong(message, "use `first`, `last`, `count`, or an aggregate of numbers");
    };
    let wanted = written.stored_type();
    match aggregate::cast(function, result, wanted) {
        Some(cast) => Ok(Computed { target, function, source, cast }),
        None => wrong(
            format!("`{function}` of `{source}` is {result}, and `{target}` is {wanted}"),
            "numbers become floats by themselves, and a count becomes any number; everything else keeps its type",
        ),
    }
}

fn unknown(target: &str, message: String) -> RollupError {
    RollupError::new(RollupFlaw::Unknown, &["fields", target], message, "name what is defined")
}

/// The filters for the conditions on tags.
fn conditions(schema: &Schema, rollup: &Rollup) -> Result<Vec<Step>, RollupError> {
    let mut steps = Vec::new();
    for (tag, condition) in &rollup.conditions {
        let name = schema.tags.get(tag).map_or(tag.as_str(), |definition| definition.server_name(tag));
        let wrong = |message: &str, help: &str| {
            Err(RollupError::new(RollupFlaw::Value, &["where", tag], message, help))
        };
        let operands = condition.operands();
        if operands.is_empty() {
            return wrong("the list of values is empty, so that no point matches", "give values");
        }
        let mut equal = Vec::new();
        for (operator, value, _) in operands {
            if value.parameter().is_some() {
                return wrong("a rollup has no parameters", "write the value itself");
            }
            let text =
                format!("{} {} {}", column(name), operator.sign(), string(&value.compared().to_string()));
            if operator == Operator::Equal { equal.push(text) } else { steps.push(filter(text)) }
        }
        steps.extend((!equal.is_empty()).then_some(Step::AnyOf(equal)));
    }
    Ok(steps)
}

/// The name of the bucket of a measurement.
pub(super) fn bucket_of(schema: &Schema, measurement: &Measurement) -> String {
    let bucket = schema.buckets.get(&measurement.bucket);
    bucket.map_or(measurement.bucket.as_str(), |bucket| bucket.server_name(&measurement.bucket)).to_owned()
}

fn columns(function: &'static str, columns: Vec<String>) -> Step {
    Step::With(With::of(function, vec![("columns:", Body::List(columns))]))
}

fn filter(condition: String) -> Step {
    Step::AnyOf(vec![condition])
}

fn set(key: &str, value: String) -> Step {
    Step::With(With::new("set", [("key:", string(key)), ("value:", value)]))
}
