//! A query of one measurement as pipelines: source, range, filters, windows.

use std::collections::BTreeMap;

use super::{
    error::QueryError,
    layout::{Pipeline, Step},
    name, string,
    time::{is_duration, range_end},
};
use crate::model::{Aggregate, Condition, FieldType, Measurement, Query, Range, Retention, Scalar, Schema};

/// A query of one measurement, its parts looked up.
pub(super) struct Reader<'a> {
    pub schema: &'a Schema,
    pub name: &'a str,
    pub query: &'a Query,
}

/// What follows the common steps: the fields that are read, and a function of their windows.
pub(super) struct End {
    pub function: String,
    pub steps: Vec<Step>,
}

/// Functions of a window that divide or take roots, so that their result is a float.
const TO_FLOAT: [&str; 5] = ["mean", "median", "stddev", "integral", "quantile"];

impl<'a> Reader<'a> {
    /// The steps that all parts of the answer begin with.
    pub(super) fn base(&self, from: &'a str) -> Result<Pipeline, QueryError> {
        let measurement = self.measurement(from)?;
        let mut steps = vec![Step::Call(self.range(measurement)?)];
        let name = string(measurement.server_name(from));
        steps.push(Step::AnyOf(vec![format!("r._measurement == {name}")]));
        for (tag, condition) in &self.query.conditions {
            steps.push(Step::AnyOf(self.condition(tag, condition)?));
        }
        let bucket = self.schema.buckets.get(&measurement.bucket);
        let bucket =
            bucket.map_or(measurement.bucket.as_str(), |bucket| bucket.server_name(&measurement.bucket));
        let source = format!("from(bucket: {})", string(bucket));
        Ok(Pipeline { source, steps })
    }

    pub(super) fn measurement(&self, from: &str) -> Result<&'a Measurement, QueryError> {
        self.schema.measurements.get(from).ok_or_else(|| {
            let message = format!("there is no measurement `{from}` to read");
            self.error(&["from"], message, "name a measurement of the definitions")
        })
    }

    fn range(&self, measurement: &Measurement) -> Result<String, QueryError> {
        let Some(range) = &self.query.range else { return Ok(self.whole_range(measurement)) };
        let (start, stop) = range.ends();
        let nested = matches!(range, Range::Between { .. });
        let start = self.end(start, if nested { &["range", "start"] } else { &["range"] })?;
        match stop {
            None => Ok(format!("range(start: {start})")),
            Some(stop) => Ok(format!("range(start: {start}, stop: {})", self.end(stop, &["range", "stop"])?)),
        }
    }

    fn end(&self, text: &str, keys: &[&str]) -> Result<String, QueryError> {
        range_end(text).ok_or_else(|| {
            let message = format!("`{text}` is neither a duration nor a time");
            self.error(keys, message, "write `-30d`, or a time such as `2026-01-31T12:00:00Z`")
        })
    }

    /// Everything that the bucket keeps. Flux stops at now, unless it is told otherwise.
    fn whole_range(&self, measurement: &Measurement) -> String {
        match self.schema.buckets.get(&measurement.bucket).map(|bucket| bucket.retention) {
            Some(Retention::For(span)) => format!("range(start: -{span})"),
            _ => "range(start: 0)".to_owned(),
        }
    }

    fn condition(&self, tag: &str, condition: &Condition) -> Result<Vec<String>, QueryError> {
        let key = self.schema.tags.get(tag).map_or(tag, |definition| definition.server_name(tag));
        let column = name::column(key);
        let values = match condition {
            Condition::Is(value) => std::slice::from_ref(value),
            Condition::AnyOf(values) => values.as_slice(),
        };
        if values.is_empty() {
            let message = format!("the list of values for `{tag}` is empty, so that no row matches");
            return Err(self.error(&["where", tag], message, "give values, or leave the condition out"));
        }
        values.iter().map(|value| Ok(format!("{column} == {}", self.operand(tag, value)?))).collect()
    }

    fn operand(&self, tag: &str, value: &Scalar) -> Result<String, QueryError> {
        let Scalar::Text(text) = value else { return Ok(string(&value.to_string())) };
        let Some(parameter) = text.strip_prefix('$') else { return Ok(string(text)) };
        match self.query.parameters.get(parameter) {
            Some(found) if found.value_type.is_none_or(|kind| kind == FieldType::String) => {
                Ok(parameter.to_owned())
            }
            Some(_) => {
                let message = format!("`{parameter}` is not a text, and the values of tags are texts");
                Err(self.error(&["where", tag], message, "give the parameter `type: string` or a `tag`"))
            }
            None => {
                let message = format!("the query has no parameter `{parameter}`");
                Err(self.error(&["where", tag], message, "declare it under `parameters`"))
            }
        }
    }

    /// The parts of the answer: one, or one for each function of the windows.
    pub(super) fn ends(&self) -> Result<Vec<End>, QueryError> {
        let Some(window) = &self.query.window else {
            return Ok(vec![End { function: String::new(), steps: field_filter(&self.query.fields) }]);
        };
        if !is_duration(&window.every, false) {
            let message = format!("`{}` is not a duration", window.every);
            return Err(self.error(&["window", "every"], message, "write `1h`, `1w` or `1mo`"));
        }
        let mut found = Vec::new();
        for (function, fields) in self.functions(&window.aggregate)? {
            let mut steps = field_filter(&fields);
            let every = &window.every;
            let call = format!("aggregateWindow(every: {every}, fn: {function}, createEmpty: false)");
            steps.push(Step::Call(call));
            found.push(End { function, steps });
        }
        Ok(found)
    }

    /// The functions, each with the fields that it is computed of; no fields stand for all.
    fn functions(&self, aggregate: &Aggregate) -> Result<BTreeMap<String, Vec<String>>, QueryError> {
        let mut functions: BTreeMap<String, Vec<String>> = BTreeMap::new();
        match aggregate {
            Aggregate::All(function) => {
                functions
                    .insert(self.function(function, &["window", "aggregate"])?, self.query.fields.clone());
            }
            Aggregate::ByField(map) => {
                for (field, function) in map {
                    let function = self.function(function, &["window", "aggregate", field])?;
                    functions.entry(function).or_default().push(field.clone());
                }
            }
        }
        if functions.is_empty() {
            let help = "give each field that is read a function";
            return Err(self.error(&["window", "aggregate"], "no field is aggregated", help));
        }
        Ok(functions)
    }

    fn function(&self, function: &str, keys: &[&str]) -> Result<String, QueryError> {
        if name::is_identifier(function) && !self.query.parameters.contains_key(function) {
            return Ok(function.to_owned());
        }
        let message = format!("`{function}` does not name a function");
        Err(self.error(keys, message, "write the name of a Flux aggregate, such as `mean` or `last`"))
    }

    /// The type of each field in the answer, for what puts answers together.
    pub(super) fn result_types(&self, from: &str) -> Result<Vec<(String, FieldType)>, QueryError> {
        let measurement = self.measurement(from)?;
        let read = |field: &&String| self.query.fields.is_empty() || self.query.fields.contains(field);
        let types = measurement.fields.keys().filter(read).filter_map(|key| {
            let stored = measurement.fields[key].stored_type();
            let Some(window) = &self.query.window else { return Some((key.clone(), stored)) };
            let function = match &window.aggregate {
                Aggregate::All(function) => function,
                Aggregate::ByField(map) => map.get(key)?,
            };
            Some((key.clone(), result_type(function, stored)))
        });
        Ok(types.collect())
    }

    pub(super) fn error(&self, keys: &[&str], message: impl Into<String>, help: &str) -> QueryError {
        QueryError::new(self.name, keys, message, help)
    }
}

fn field_filter(fields: &[String]) -> Vec<Step> {
    let equal = |field: &String| format!("r._field == {}", string(field));
    if fields.is_empty() { Vec::new() } else { vec![Step::AnyOf(fields.iter().map(equal).collect())] }
}

fn result_type(function: &str, stored: FieldType) -> FieldType {
    if function == "count" {
        FieldType::Integer
    } else if TO_FLOAT.contains(&function) {
        FieldType::Float
    } else {
        stored
    }
}
