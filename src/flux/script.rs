//! A query of the definitions as a script that runs as it is.

use std::{collections::BTreeMap, fmt};

use super::{
    error::QueryError,
    layout::{self, Pipeline},
    literal, name,
    stream::{End, Reader},
};
use crate::model::{FieldType, Parameter, Query, Schema};

/// A query as Flux.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// The `import`s of raw Flux, which come before everything else.
    pub imports: String,
    /// Each parameter and the literal of its example, in order of their names.
    pub parameters: Vec<(String, String)>,
    /// What is computed, without an end of line.
    pub body: String,
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.imports)?;
        for (name, value) in &self.parameters {
            writeln!(f, "{name} = {value}")?;
        }
        if !self.parameters.is_empty() {
            f.write_str("\n")?;
        }
        writeln!(f, "{}", self.body)
    }
}

/// The query defined under `name` as Flux.
///
/// # Errors
/// What cannot be said in Flux, or refers to what is not defined. What the server would refuse for
/// its types (`mean` of a text) is left to the rules of `lint`.
pub fn compile(schema: &Schema, name: &str) -> Result<Script, QueryError> {
    let mut compiler = Compiler { schema, variables: Vec::new(), statements: Vec::new() };
    let query = compiler.query(name, name)?;
    let parameters = compiler.parameters(name, query)?;
    let (imports, body) = if let Some(flux) = &query.flux {
        split_imports(flux)
    } else {
        let last = compiler.last(name, query, &parameters)?;
        compiler.statements.push(last);
        (String::new(), compiler.statements.join("\n\n"))
    };
    let parameters = parameters.into_iter().collect();
    Ok(Script { imports, parameters, body })
}

struct Compiler<'a> {
    schema: &'a Schema,
    /// The variables that hold streams.
    variables: Vec<String>,
    statements: Vec<String>,
}

impl<'a> Compiler<'a> {
    fn query(&self, name: &str, user: &str) -> Result<&'a Query, QueryError> {
        self.schema.queries.get(name).ok_or_else(|| {
            let message = format!("there is no query `{name}`");
            QueryError::new(user, &["union"], message, "name a query of the definitions")
        })
    }

    /// The parameters of the query and of its parts, as literals of their examples.
    fn parameters(&self, name: &str, query: &Query) -> Result<BTreeMap<String, String>, QueryError> {
        let mut all = BTreeMap::new();
        let parts =
            query.union.iter().filter_map(|part| Some((part.as_str(), self.schema.queries.get(part)?)));
        for (name, query) in parts.chain([(name, query)]) {
            for (key, parameter) in &query.parameters {
                all.insert(key.clone(), literal_of(name, key, parameter)?);
            }
        }
        Ok(all)
    }

    /// The statement that answers the query; those that it needs are put before it.
    fn last(
        &mut self,
        name: &'a str,
        query: &'a Query,
        parameters: &BTreeMap<String, String>,
    ) -> Result<String, QueryError> {
        let Some(from) = &query.from else {
            return Ok(layout::union(&self.union(name, query, parameters)?));
        };
        let reader = Reader { schema: self.schema, name, query };
        let (mut base, mut ends) = (reader.base(from)?, reader.ends()?);
        if ends.len() == 1 {
            base.steps.append(&mut ends[0].steps);
            return Ok(base.statement());
        }
        let data = self.name("data", parameters);
        self.statements.push(base.assignment(&data));
        Ok(layout::union(&self.ends(&data, ends, parameters)))
    }

    /// A variable for each function that is computed of the tables in `data`.
    fn ends(&mut self, data: &str, ends: Vec<End>, parameters: &BTreeMap<String, String>) -> Vec<String> {
        let mut variables = Vec::new();
        for End { function, steps } in ends {
            let variable = self.name(&format!("{data}_{function}"), parameters);
            let pipeline = Pipeline { source: data.to_owned(), steps };
            self.statements.push(pipeline.assignment(&variable));
            variables.push(variable);
        }
        variables
    }

    /// Variables for all parts of a union.
    fn union(
        &mut self,
        name: &'a str,
        query: &'a Query,
        parameters: &BTreeMap<String, String>,
    ) -> Result<Vec<String>, QueryError> {
        self.check_types(name, query)?;
        let mut variables = Vec::new();
        for part in &query.union {
            let member = self.query(part, name)?;
            let Some(from) = &member.from else {
                let message =
                    format!("`{part}` cannot be a part of a union: it does not read one measurement");
                return Err(QueryError::new(name, &["union"], message, "list queries that have `from`"));
            };
            variables.extend(self.part(part, member, from, parameters)?);
        }
        Ok(variables)
    }

    fn part(
        &mut self,
        part: &'a str,
        query: &'a Query,
        from: &'a str,
        parameters: &BTreeMap<String, String>,
    ) -> Result<Vec<String>, QueryError> {
        let reader = Reader { schema: self.schema, name: part, query };
        let (mut base, mut ends) = (reader.base(from)?, reader.ends()?);
        let variable = self.name(part, parameters);
        if ends.len() == 1 {
            base.steps.append(&mut ends[0].steps);
            self.statements.push(base.assignment(&variable));
            return Ok(vec![variable]);
        }
        self.statements.push(base.assignment(&variable));
        Ok(self.ends(&variable, ends, parameters))
    }

    /// Tables of one series cannot be put together if their values differ in type: the server
    /// answers 500 "schema collision" then.
    fn check_types(&self, name: &str, query: &Query) -> Result<(), QueryError> {
        let mut seen: BTreeMap<(String, String), (FieldType, &str)> = BTreeMap::new();
        for part in &query.union {
            let member = self.query(part, name)?;
            let Some(from) = &member.from else { continue };
            let reader = Reader { schema: self.schema, name: part, query: member };
            let server_name = reader.measurement(from)?.server_name(from).to_owned();
            for (field, kind) in reader.result_types(from)? {
                let (before, other) =
                    *seen.entry((server_name.clone(), field.clone())).or_insert((kind, part.as_str()));
                if before != kind {
                    let message = format!(
                        "`{field}` is {before} in `{other}` and {kind} in `{part}`: their tables collide"
                    );
                    let help = "read the field in one of them only, or aggregate it by the same function";
                    return Err(QueryError::new(name, &["union"], message, help));
                }
            }
        }
        Ok(())
    }

    fn name(&mut self, wanted: &str, parameters: &BTreeMap<String, String>) -> String {
        let taken =
            |name: &str| parameters.contains_key(name) || self.variables.iter().any(|known| known == name);
        let variable = name::variable(wanted, taken);
        self.variables.push(variable.clone());
        variable
    }
}

fn literal_of(query: &str, key: &str, parameter: &Parameter) -> Result<String, QueryError> {
    if !name::is_variable(key) {
        let message = format!("a parameter cannot be called `{key}` in Flux");
        let help = "use letters, digits and `_`, and no name that Flux itself uses";
        return Err(QueryError::new(query, &["parameters", key], message, help));
    }
    let kind = parameter.value_type.unwrap_or(FieldType::String);
    literal::value(&parameter.example, kind).ok_or_else(|| {
        let message = format!("the example `{}` is not of the type {kind}", parameter.example);
        QueryError::new(query, &["parameters", key, "example"], message, "give a value of that type")
    })
}

/// Imports come first in a script: the lines before the first statement, up to the last `import`.
fn split_imports(flux: &str) -> (String, String) {
    let is_import = |line: &str| line.starts_with("import ");
    let before = |line: &&str| line.is_empty() || line.starts_with("//") || is_import(line);
    let head: Vec<&str> = flux.lines().map(str::trim).take_while(before).collect();
    let count = head.iter().rposition(|line| is_import(line)).map_or(0, |last| last + 1);
    let imports: String = flux.lines().take(count).map(|line| format!("{line}\n")).collect();
    let body = flux.lines().skip(count).collect::<Vec<_>>().join("\n");
    let blank = if count == 0 { "" } else { "\n" };
    (imports + blank, body.trim_matches('\n').trim_end().to_owned())
}
