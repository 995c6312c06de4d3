//! The statements of a script: parts in variables, and what is made of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        layout::{self, Part, Pipeline, Step},
        name,
    },
    collisions,
    ends::End,
    error::QueryError,
    parameters::parameters,
    read::Reader,
    script::{Parameter, Script},
};
use crate::model::{Query, Schema};

/// The query `query`, known as `key`, as Flux. It need not be one of the schema's; the parts of a union are.
///
/// # Errors
/// What cannot be said in Flux, or refers to what is not defined. What the server would refuse for
/// its types (`mean` of a text) is left to the rules of `lint`.
pub fn compile(schema: &Schema, key: &str, query: &Query) -> Result<Script, QueryError> {
    says_nothing(key, query)?;
    let parameters = parameters(schema, key, query)?;
    let (imports, body) = if let Some(flux) = &query.flux {
        let Script { imports, body, .. } = Script::of_flux(flux);
        (imports, body)
    } else {
        let mut compiler =
            Compiler { schema, parameters: &parameters, variables: BTreeSet::new(), body: Vec::new() };
        compiler.answer(key, query)?;
        (String::new(), compiler.body)
    };
    Ok(Script { imports, parameters: parameters.into_values().collect(), body })
}

/// Keys that would have no effect are no keys of this kind of query.
fn says_nothing(key: &str, query: &Query) -> Result<(), QueryError> {
    if !query.from.is_empty() {
        return Ok(());
    }
    let shape = [
        ("range", query.range.is_some()),
        ("where", !query.conditions.is_empty()),
        ("fields", !query.fields.is_empty()),
        ("group", query.group.is_some()),
        ("window", query.window.is_some()),
        ("only", query.only.is_some()),
        ("pivot", query.pivot),
        ("sort", query.sort.is_some() && query.flux.is_some()),
        ("limit", query.limit.is_some() && query.flux.is_some()),
    ];
    let Some((name, _)) = shape.into_iter().find(|(_, given)| *given) else { return Ok(()) };
    let (what, help) = if query.flux.is_some() {
        ("raw Flux", "write it in the Flux")
    } else {
        ("a union", "write it at the queries that are its parts")
    };
    Err(QueryError::new(key, &[name], format!("`{name}` says nothing of {what}"), help))
}

/// The queries that read measurements, with their keys: the query itself, or the parts of a union.
///
/// # Errors
/// A part that is not defined, or does more than read measurements.
pub fn parts_of<'a>(
    schema: &'a Schema,
    key: &'a str,
    query: &'a Query,
) -> Result<Vec<(&'a str, &'a Query)>, QueryError> {
    if query.union.is_empty() {
        return Ok(vec![(key, query)]);
    }
    let part = |part: &'a String| {
        let member = schema.queries.get(part).ok_or_else(|| {
            let message = format!("there is no query `{part}`");
            QueryError::new(key, &["union"], message, "name a query of the definitions")
        })?;
        if member.from.is_empty() || member.sort.is_some() || member.limit.is_some() {
            let message = format!("`{part}` cannot be a part of a union: it does not only read measurements");
            let help = "list queries that have `from`, without `sort` and `limit`";
            return Err(QueryError::new(key, &["union"], message, help));
        }
        Ok((part.as_str(), member))
    };
    query.union.iter().map(part).collect()
}

struct Compiler<'a> {
    schema: &'a Schema,
    parameters: &'a BTreeMap<String, Parameter>,
    /// The variables that hold streams.
    variables: BTreeSet<String>,
    body: Vec<Part>,
}

/// What a query reads of one measurement.
struct Piece {
    /// What the variable is named after.
    name: String,
    base: Pipeline,
    ends: Vec<End>,
    tail: Vec<Step>,
}

impl<'a> Compiler<'a> {
    fn answer(&mut self, key: &'a str, query: &'a Query) -> Result<(), QueryError> {
        let finals = self.reader(key, query).finals();
        let mut pieces = self.pieces(key, query)?;
        let alone = pieces.len() == 1;
        let pipeline = if let Some(Piece { base, ends, tail, .. }) = pieces.pop_if(|_| alone) {
            self.streams("data", base, ends).followed_by([tail, finals].concat())
        } else {
            let variables = pieces.into_iter().flat_map(|piece| self.assigned(piece)).collect();
            Streams::Several(variables).followed_by(finals)
        };
        self.statement(pipeline.parts());
        Ok(())
    }

    fn reader(&self, name: &'a str, query: &'a Query) -> Reader<'a> {
        Reader { schema: self.schema, name, query, parameters: self.parameters }
    }

    /// All that the query reads: of its measurements, or of those of its parts.
    fn pieces(&self, key: &'a str, query: &'a Query) -> Result<Vec<Piece>, QueryError> {
        let mut pieces = Vec::new();
        let parts = parts_of(self.schema, key, query)?;
        collisions::check(self.schema, key, &parts, self.parameters)?;
        for (name, part) in parts {
            let reader = self.reader(name, part);
            // A part has the name of its query, and a measurement of several its own.
            let named = part.from.names().len() == 1 && !query.union.is_empty();
            for from in part.from.names() {
                let measurement = reader.measurement(from)?;
                if !part.fields.is_empty()
                    && !part.fields.iter().any(|field| measurement.fields.contains_key(field))
                {
                    let message = format!("`{from}` has none of the fields");
                    return Err(reader.error(&["fields"], message, "name a field of each measurement"));
                }
                pieces.push(Piece {
                    name: if named { name } else { from }.to_owned(),
                    base: reader.base(from)?,
                    ends: reader.ends(measurement)?,
                    tail: reader.tail(measurement)?,
                });
            }
        }
        Ok(pieces)
    }

    /// Variables that hold the tables of a piece: one, or one for each function.
    fn assigned(&mut self, Piece { name, base, ends, tail }: Piece) -> Vec<String> {
        match self.streams(&name, base, ends) {
            Streams::Several(variables) if tail.is_empty() => variables,
            streams => vec![self.assign(&name, &streams.followed_by(tail))],
        }
    }

    /// The tables of a piece. Where there are several functions, each has a variable.
    fn streams(&mut self, name: &str, mut base: Pipeline, ends: Vec<End>) -> Streams {
        if let [End { steps, .. }] = ends.as_slice() {
            base.steps.extend_from_slice(steps);
            return Streams::One(base);
        }
        let source = self.assign(name, &base);
        let functions = ends.into_iter().map(|End { function, steps }| {
            self.assign(&format!("{source}_{function}"), &Pipeline { source: source.clone(), steps })
        });
        Streams::Several(functions.collect())
    }

    /// A statement that gives the tables a name: the one that is wanted, or one like it.
    fn assign(&mut self, wanted: &str, pipeline: &Pipeline) -> String {
        let taken = |name: &str| self.parameters.contains_key(name) || self.variables.contains(name);
        let variable = name::variable(wanted, taken);
        self.variables.insert(variable.clone());
        self.statement(pipeline.assignment_parts(&variable));
        variable
    }

    fn statement(&mut self, parts: Vec<Part>) {
        if !self.body.is_empty() {
            self.body.push(Part::always("\n\n"));
        }
        self.body.extend(parts);
    }
}

/// Tables that a script has.
enum Streams {
    One(Pipeline),
    /// In these variables.
    Several(Vec<String>),
}

impl Streams {
    /// All tables together, with what is done to them.
    fn followed_by(self, steps: Vec<Step>) -> Pipeline {
        match self {
            Self::One(mut pipeline) => {
                pipeline.steps.extend(steps);
                pipeline
            }
            Self::Several(variables) => Pipeline { source: layout::union(&variables), steps },
        }
    }
}
