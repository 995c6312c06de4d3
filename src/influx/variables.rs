//! Variables: what queries of dashboards take names and values from.

use serde::Deserialize;
use serde_json::Value;

use super::{Client, Error, Id, Organization, route::Route};
use crate::flux::string;

/// A variable as the server lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveVariable {
    pub id: Id,
    pub name: String,
    /// The query that gives its values, or the values themselves as a list of Flux.
    pub flux: String,
}

#[derive(Debug, Deserialize)]
struct List {
    #[serde(default)]
    variables: Vec<Wire>,
}

#[derive(Debug, Deserialize)]
struct Wire {
    id: Id,
    name: String,
    #[serde(default)]
    arguments: Arguments,
}

#[derive(Debug, Default, Deserialize)]
struct Arguments {
    #[serde(default)]
    values: Value,
}

impl Client {
    /// All variables that the token may see, sorted by name. None is what a token without
    /// read:variables gets, too. As dashboards, they come all at once.
    pub fn variables(&self, organization: &Organization) -> Result<Vec<LiveVariable>, Error> {
        let route = Route::api(&["variables"]).with("orgID", organization.id.as_str());
        let list: List = self.get(&route)?;
        let mut variables: Vec<_> = list.variables.into_iter().map(LiveVariable::from).collect();
        variables.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        Ok(variables)
    }
}

impl From<Wire> for LiveVariable {
    fn from(wire: Wire) -> Self {
        Self { id: wire.id, name: wire.name, flux: flux(&wire.arguments.values) }
    }
}

/// `{"query": …, "language": "flux"}`, a list of texts, or texts under names of their own.
fn flux(values: &Value) -> String {
    let texts: Vec<&str> = match values {
        Value::Object(map) => match map.get("query").and_then(Value::as_str) {
            Some(query) if map.contains_key("language") => return query.to_owned(),
            _ => map.values().filter_map(Value::as_str).collect(),
        },
        Value::Array(texts) => texts.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    format!("[{}]", texts.into_iter().map(string).collect::<Vec<_>>().join(", "))
}
