//! One measurement of a query as a pipeline: source, range, filters.

use std::collections::BTreeMap;

use super::{
    super::{
        layout::{Pipeline, Step},
        string,
        time::range_end,
    },
    conditions::{referred, required},
    error::QueryError,
    script::Parameter,
};
use crate::model::{Bucket, Measurement, ParameterType, Query, Range, Retention, Schema};

/// A query that reads measurements, its parts looked up.
pub struct Reader<'a> {
    pub schema: &'a Schema,
    /// The key of the query.
    pub name: &'a str,
    pub query: &'a Query,
    pub parameters: &'a BTreeMap<String, Parameter>,
}

impl<'a> Reader<'a> {
    /// The steps that all parts of the answer begin with.
    pub fn base(&self, from: &'a str) -> Result<Pipeline, QueryError> {
        let measurement = self.measurement(from)?;
        let mut steps = vec![Step::Call(self.range(measurement)?)];
        let name = string(measurement.server_name(from));
        steps.push(Step::AnyOf(vec![format!("r._measurement == {name}")]));
        steps.extend(self.tag_conditions(measurement)?);
        let bucket = self.bucket(measurement);
        let bucket = bucket.map_or(measurement.bucket.as_str(), |it| it.server_name(&measurement.bucket));
        Ok(Pipeline { source: format!("from(bucket: {})", string(bucket)), steps })
    }

    pub fn measurement(&self, from: &str) -> Result<&'a Measurement, QueryError> {
        self.schema.measurements.get(from).ok_or_else(|| {
            let message = format!("there is no measurement `{from}` to read");
            self.error(&["from"], message, "name a measurement of the definitions")
        })
    }

    fn bucket(&self, measurement: &Measurement) -> Option<&'a Bucket> {
        self.schema.buckets.get(&measurement.bucket)
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
        if let Some(name) = referred(text) {
            return required(self, self.parameters, name, ParameterType::Time, keys).map(str::to_owned);
        }
        if let Some(name) = text.strip_prefix('-').and_then(referred) {
            let name = required(self, self.parameters, name, ParameterType::Duration, keys)?;
            return Ok(format!("-{name}"));
        }
        if text == "now()" {
            return Ok(text.to_owned());
        }
        range_end(text).ok_or_else(|| {
            let message = format!("`{text}` is neither a duration nor a time");
            self.error(keys, message, "write `-30d`, or a time such as `2026-01-31T12:00:00Z`")
        })
    }

    /// Everything that the bucket keeps. Flux stops at now, unless it is told otherwise.
    fn whole_range(&self, measurement: &Measurement) -> String {
        match self.bucket(measurement).map(|bucket| bucket.retention) {
            Some(Retention::For(span)) => format!("range(start: -{span})"),
            _ => "range(start: 0)".to_owned(),
        }
    }

    pub fn error(&self, keys: &[&str], message: impl Into<String>, help: &str) -> QueryError {
        QueryError::new(self.name, keys, message, help)
    }
}
