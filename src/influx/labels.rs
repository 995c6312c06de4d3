//! Labels, whose creation is the one atomic "only if absent" that the API has.
//!
//! A name is unique per organization without regard to case, checked and stored in one
//! transaction of the server: of many who create the same name exactly one succeeds, and of many
//! who delete one label exactly one does. Names are ASCII here: the server's index cuts others.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::json;

use super::{Client, Error, Id, Organization, method::Method, route::Route};

/// A label of the organization.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Label {
    pub id: Id,
    pub name: String,
    #[serde(default)]
    pub properties: BTreeMap<String, String>,
}

/// What came of creating a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Creation {
    Created(Label),
    /// Someone else has it; who may be told by [`Client::label`], unless the token may not read labels.
    AlreadyExists,
}

#[derive(Debug, Deserialize)]
struct One {
    label: Label,
}

#[derive(Debug, Deserialize)]
struct List {
    #[serde(default)]
    labels: Vec<Label>,
}

impl Client {
    /// Creates a label unless one of the name exists.
    pub fn create_label(
        &self,
        organization: &Organization,
        name: &str,
        properties: &BTreeMap<String, String>,
    ) -> Result<Creation, Error> {
        let body = json!({ "orgID": organization.id, "name": name, "properties": properties });
        match self.send::<One>(Method::Post, &Route::api(&["labels"]), &body) {
            Ok(one) => Ok(Creation::Created(one.label)),
            Err(error) if error.is_conflict() => Ok(Creation::AlreadyExists),
            Err(error) => Err(error),
        }
    }

    /// The label of this name, in any case. Without the permission read:labels nothing is found:
    /// the server answers an empty list.
    pub fn label(&self, organization: &Organization, name: &str) -> Result<Option<Label>, Error> {
        let route = Route::api(&["labels"]).with("orgID", organization.id.as_str()).with("name", name);
        let list: List = self.get(&route)?;
        Ok(list.labels.into_iter().find(|label| label.name.eq_ignore_ascii_case(name)))
    }

    /// The label of this id; nothing if it is gone. Unlike [`Self::label`] this is refused, naming
    /// read:labels, where the token may not read it.
    pub fn label_by_id(&self, id: &Id) -> Result<Option<Label>, Error> {
        found(self.get::<One>(&Route::api(&["labels", id.as_str()])))
    }

    /// Merges properties into those of the label; an empty value removes one. Nothing if the label
    /// is gone.
    pub fn set_label_properties(
        &self,
        id: &Id,
        properties: &BTreeMap<String, String>,
    ) -> Result<Option<Label>, Error> {
        let body = json!({ "properties": properties });
        found(self.send::<One>(Method::Patch, &Route::api(&["labels", id.as_str()]), &body))
    }

    /// Deletes a label. Whether this request was the one that did it.
    pub fn delete_label(&self, id: &Id) -> Result<bool, Error> {
        match self.ask(Method::Delete, &Route::api(&["labels", id.as_str()]), None::<&()>) {
            Ok(_) => Ok(true),
            Err(error) if error.is_not_found() => Ok(false),
            Err(error) => Err(error),
        }
    }
}

fn found(result: Result<One, Error>) -> Result<Option<Label>, Error> {
    match result {
        Ok(one) => Ok(Some(one.label)),
        Err(error) if error.is_not_found() => Ok(None),
        Err(error) => Err(error),
    }
}
