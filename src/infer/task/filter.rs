//! What the `filter`s of a pipeline let through.

use std::collections::BTreeSet;

use serde_json::Value;

use super::tree::{Arguments, member, text, without_parentheses};

/// What the conditions of all `filter`s let through.
#[derive(Debug, Default)]
pub struct Filter {
    pub measurement: Option<String>,
    pub fields: Option<BTreeSet<String>>,
}

impl Filter {
    /// With one more `filter`.
    pub fn with(mut self, arguments: &Arguments<'_>) -> Result<Self, String> {
        let function = arguments.get("fn").filter(|_| arguments.len() == 1);
        let function = function.ok_or("its filter has other arguments than `fn`")?;
        let row = function.pointer("/params/0/key/name").and_then(Value::as_str).unwrap_or_default();
        self.all(&function["body"], row)?;
        Ok(self)
    }

    fn all(&mut self, condition: &Value, row: &str) -> Result<(), String> {
        let condition = without_parentheses(condition);
        if condition["operator"] == "and" {
            self.all(&condition["left"], row)?;
            return self.all(&condition["right"], row);
        }
        let mut names = BTreeSet::new();
        let column = any(condition, row, &mut names)?;
        match column {
            "_measurement" if names.len() == 1 && self.measurement.is_none() => {
                self.measurement = names.pop_first();
            }
            "_measurement" => return Err("it reads several measurements".to_owned()),
            "_field" if self.fields.is_none() => self.fields = Some(names),
            "_field" => return Err("it filters its fields twice".to_owned()),
            other => return Err(format!("it filters by `{other}`")),
        }
        Ok(())
    }
}

/// The column that a chain of `or` compares, and the texts that it may be.
fn any<'a>(condition: &'a Value, row: &str, names: &mut BTreeSet<String>) -> Result<&'a str, String> {
    let condition = without_parentheses(condition);
    if condition["operator"] == "or" {
        let left = any(&condition["left"], row, names)?;
        let right = any(&condition["right"], row, names)?;
        return if left == right { Ok(left) } else { Err("its filter mixes columns".to_owned()) };
    }
    let (left, right) = (&condition["left"], &condition["right"]);
    let column = member(left).filter(|_| condition["operator"] == "==" && left["object"]["name"] == row);
    let column = column.ok_or("its filter is more than names of a measurement and its fields")?;
    names.insert(text(right, column)?);
    Ok(column)
}
