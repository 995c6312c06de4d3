//! The shape of an answer: rows of whole points, groups, an order, a bound.

use super::{
    super::{
        layout::{Body, Step, With},
        string,
    },
    error::QueryError,
    read::Reader,
};
use crate::model::{Measurement, Query, Sort};

impl<'a> Reader<'a> {
    /// What becomes of the tables of one measurement.
    pub fn tail(&self, measurement: &'a Measurement) -> Result<Vec<Step>, QueryError> {
        let mut steps = Vec::new();
        if self.query.pivot {
            steps.push(self.pivot());
            if self.conditions_follow_pivot() {
                steps.extend(self.field_conditions(measurement)?);
            }
        }
        let aggregated = self.query.window.is_some() || self.query.only.is_some();
        if let Some(group) = self.query.group.as_ref().filter(|_| !aggregated) {
            let columns: &[&str] =
                if self.query.pivot { &["_measurement"] } else { &["_measurement", "_field"] };
            steps.push(self.group(columns, group));
        }
        Ok(steps)
    }

    /// The fields of a point as columns of one row. What has no time is one row for each table.
    fn pivot(&self) -> Step {
        let row = if self.keeps_time() { "_time" } else { "_measurement" };
        Step::With(With::new(
            "pivot",
            [
                ("rowKey:", format!("[{}]", string(row))),
                ("columnKey:", "[\"_field\"]".to_owned()),
                ("valueColumn:", "\"_value\"".to_owned()),
            ],
        ))
    }

    /// Whether each row still has its time: what aggregates the whole range has none.
    pub fn keeps_time(&self) -> bool {
        self.query.window.as_ref().is_none_or(|window| window.every.is_some())
    }

    /// The order and the bound of all rows.
    pub fn finals(&self) -> Vec<Step> {
        let Query { sort, limit, .. } = self.query;
        let mut steps = Vec::new();
        if sort.is_some() || limit.is_some() {
            steps.push(Step::Call("group()".to_owned()));
        }
        if let Some(sort) = sort {
            let columns = sort.by.names().iter().map(|by| string(self.sorted_by(by))).collect();
            let desc = sort.descending.then(|| ("desc:", "true".to_owned().into()));
            let arguments = [("columns:", Body::List(columns))].into_iter().chain(desc).collect();
            steps.push(Step::With(With::of("sort", arguments)));
        }
        steps.extend(limit.map(|limit| Step::Call(format!("limit(n: {limit})"))));
        steps
    }

    /// The column that a word of `sort` stands for.
    fn sorted_by(&self, by: &'a str) -> &'a str {
        match by {
            Sort::TIME => "_time",
            Sort::VALUE if !self.query.pivot => "_value",
            other => self.tag_name(other),
        }
    }
}
