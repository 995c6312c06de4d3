//! The statements of a script, and the one pipeline among them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::tree::{Arguments, call, kind, properties};

/// The statements of a script.
pub struct Script<'a> {
    pub options: Arguments<'a>,
    variables: BTreeMap<&'a str, &'a Value>,
    /// The one expression that is computed.
    last: &'a Value,
}

impl<'a> Script<'a> {
    pub fn of(body: &'a [Value]) -> Result<Self, String> {
        let mut options = Arguments::new();
        let mut variables = BTreeMap::new();
        let mut expressions = Vec::new();
        for statement in body {
            match kind(statement) {
                "OptionStatement" if statement["assignment"]["id"]["name"] == "task" => {
                    options = properties(&statement["assignment"]["init"]);
                }
                "VariableAssignment" => {
                    let name = statement["id"]["name"].as_str().unwrap_or_default();
                    variables.insert(name, &statement["init"]);
                }
                "ExpressionStatement" => expressions.push(&statement["expression"]),
                _ => return Err("its script has more than a pipeline".to_owned()),
            }
        }
        match expressions[..] {
            [last] => Ok(Self { options, variables, last }),
            _ => Err(format!("it has {} pipelines", expressions.len())),
        }
    }

    /// The calls of the pipeline in their order.
    pub fn pipeline(&self) -> Result<Vec<(String, Arguments<'a>)>, String> {
        self.calls(self.last, 0)
    }

    /// Variables may not lead in a circle.
    fn calls(&self, expression: &'a Value, depth: usize) -> Result<Vec<(String, Arguments<'a>)>, String> {
        match kind(expression) {
            _ if depth > 100 => Err("its pipeline is too long".to_owned()),
            "PipeExpression" => {
                let mut calls = self.calls(&expression["argument"], depth + 1)?;
                calls.push(call(&expression["call"])?);
                Ok(calls)
            }
            "CallExpression" => Ok(vec![call(expression)?]),
            "Identifier" => {
                let name = expression["name"].as_str().unwrap_or_default();
                let variable = self.variables.get(name).ok_or("it is not one pipeline")?;
                self.calls(variable, depth + 1)
            }
            _ => Err("it is not one pipeline".to_owned()),
        }
    }
}
