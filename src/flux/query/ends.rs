//! What is computed of the rows that were read: nothing, or a function for some of the fields each.

use std::collections::BTreeMap;

use super::{
    super::{
        functions::goes_by_order,
        layout::{Body, Step, With},
        name, string,
        time::is_duration,
    },
    conditions::{referred, required},
    error::QueryError,
    read::Reader,
};
use crate::model::{Aggregate, Measurement, ParameterType, Window};

/// What follows the common steps: the fields that are read, and a function of their values.
pub struct End {
    pub function: String,
    pub steps: Vec<Step>,
}

impl<'a> Reader<'a> {
    /// The parts of the answer: one, or one for each function of the windows.
    pub fn ends(&self, measurement: &'a Measurement) -> Result<Vec<End>, QueryError> {
        let conditions = self.field_conditions(measurement)?;
        let Some(window) = &self.query.window else {
            let only = self.query.only.map_or("", |only| only.function());
            let mut steps = self.field_filter(measurement, &self.query.fields);
            if !self.conditions_follow_pivot() {
                steps.extend(conditions);
            }
            if !only.is_empty() {
                steps.extend(self.regrouped(only));
                steps.push(Step::Call(format!("{only}()")));
            }
            return Ok(vec![End { function: only.to_owned(), steps }]);
        };
        let every = self.every(window)?;
        let mut found = Vec::new();
        for (function, fields) in self.functions(window, measurement)? {
            let mut steps = self.field_filter(measurement, &fields);
            steps.extend(conditions.iter().cloned());
            steps.extend(self.regrouped(&function));
            steps.push(Step::Call(match &every {
                Some(every) => format!("aggregateWindow(every: {every}, fn: {function}, createEmpty: false)"),
                None => format!("{function}()"),
            }));
            found.push(End { function, steps });
        }
        Ok(found)
    }

    /// Whether conditions on fields look at whole rows.
    pub fn conditions_follow_pivot(&self) -> bool {
        self.query.pivot && !matches!(self.query.fields.as_slice(), [_])
    }

    /// The tables that a function is computed of, where they are not series.
    fn regrouped(&self, function: &str) -> Vec<Step> {
        let Some(group) = &self.query.group else { return Vec::new() };
        let mut steps = vec![self.group(&["_measurement", "_field"], group)];
        if goes_by_order(function) {
            steps.push(Step::Call("sort(columns: [\"_time\"])".to_owned()));
        }
        steps
    }

    /// `group` by some columns and the tags with these keys.
    pub fn group(&self, columns: &[&str], tags: &[String]) -> Step {
        let tags = tags.iter().map(|key| self.tag_name(key));
        let columns = columns.iter().copied().chain(tags).map(string).collect();
        Step::With(With::of("group", vec![("columns:", Body::List(columns))]))
    }

    /// The key of a tag on the server.
    pub fn tag_name(&self, key: &'a str) -> &'a str {
        self.schema.tags.get(key).map_or(key, |tag| tag.server_name(key))
    }

    fn every(&self, window: &Window) -> Result<Option<String>, QueryError> {
        let Some(every) = &window.every else { return Ok(None) };
        let keys = ["window", "every"];
        if let Some(name) = referred(every) {
            let name = required(self, self.parameters, name, ParameterType::Duration, &keys)?;
            return Ok(Some(name.to_owned()));
        }
        if is_duration(every, false) {
            return Ok(Some(every.clone()));
        }
        let message = format!("`{every}` is not a duration");
        Err(self.error(&keys, message, "write `1h`, `1w` or `1mo`"))
    }

    /// The functions, each with the fields that it is computed of; no fields stand for all.
    fn functions(
        &self,
        window: &Window,
        measurement: &'a Measurement,
    ) -> Result<BTreeMap<String, Vec<String>>, QueryError> {
        for (function, keys) in window.functions() {
            if !name::is_identifier(function) || self.parameters.contains_key(function) {
                let keys: Vec<&str> = ["window"].into_iter().chain(keys).collect();
                let message = format!("`{function}` does not name a function");
                let help = "write the name of a Flux aggregate, such as `mean` or `last`";
                return Err(self.error(&keys, message, help));
            }
        }
        if let Some(Aggregate::All(function)) = &window.aggregate {
            return Ok([(function.clone(), self.query.fields.clone())].into());
        }
        let mut functions: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (field, definition) in &measurement.fields {
            if let Some(function) =
                window.function(field, definition.stored_type()).filter(|_| self.query.reads(field))
            {
                functions.entry(function.to_owned()).or_default().push(field.clone());
            }
        }
        if functions.is_empty() {
            let help = "give each field that is read a function";
            return Err(self.error(&["window"], "no field is aggregated", help));
        }
        Ok(functions)
    }

    /// The filter for fields: those that the measurement has, where several measurements are read.
    fn field_filter(&self, measurement: &Measurement, fields: &[String]) -> Vec<Step> {
        let several = self.query.from.names().len() > 1;
        let there = fields.iter().filter(|field| !several || measurement.fields.contains_key(*field));
        let equal: Vec<String> = there.map(|field| format!("r._field == {}", string(field))).collect();
        if equal.is_empty() { Vec::new() } else { vec![Step::AnyOf(equal)] }
    }
}
