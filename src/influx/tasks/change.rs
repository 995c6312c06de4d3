//! Tasks made, changed and deleted.
//!
//! The name and the interval of a task stand in its script (`option task = {name: "…", every: 1m}`),
//! and only there they are changed: a `PATCH` of either lays the whole script out anew, while a script
//! that is sent comes back byte for byte (measured on 2.9.1). The server parses a script and checks
//! no name in it: one that cannot run is taken, and fails when it runs.

use serde_json::json;

use crate::influx::{Client, Error, Id, LiveTask, Organization, method::Method, route::Route};

impl Client {
    /// Creates a task, which runs if it is `active`. A name that others have is no conflict: asked twice, there are two.
    ///
    /// It runs as the user of the token, with all that this user may do.
    pub fn create_task(
        &self,
        organization: &Organization,
        flux: &str,
        description: &str,
        active: bool,
    ) -> Result<LiveTask, Error> {
        let body = json!({
            "orgID": organization.id,
            "flux": flux,
            "description": description,
            "status": status(active),
        });
        self.send(Method::Post, &Route::api(&["tasks"]), &body)
    }

    /// Sets the script and the description of a task, and whether it runs; nothing if it is gone. All at
    /// once: a description without anything else is refused.
    pub fn update_task(
        &self,
        id: &Id,
        flux: &str,
        description: &str,
        active: bool,
    ) -> Result<Option<LiveTask>, Error> {
        let body = json!({ "flux": flux, "description": description, "status": status(active) });
        match self.send(Method::Patch, &Route::api(&["tasks", id.as_str()]), &body) {
            Ok(task) => Ok(Some(task)),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Deletes a task. Whether this request was the one that did it.
    pub fn delete_task(&self, id: &Id) -> Result<bool, Error> {
        match self.ask(Method::Delete, &Route::api(&["tasks", id.as_str()]), None::<&()>) {
            Ok(_) => Ok(true),
            Err(error) if error.is_not_found() => Ok(false),
            Err(error) => Err(error),
        }
    }
}

fn status(active: bool) -> &'static str {
    if active { "active" } else { "inactive" }
}
