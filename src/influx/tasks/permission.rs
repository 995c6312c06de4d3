//! What the token may do with tasks.

use serde_json::json;

use crate::influx::{Client, Error, Organization, method::Method, route::Route};

/// A script that every server refuses, after it has looked whether the token may create tasks.
const NO_TASK: &str = "no_task = true";

/// A task that does nothing and never runs.
const PROBE: &str = "option task = {name: \"fluxform permission\", every: 8760h}\n";

impl Client {
    /// Whether the token may create, change and delete tasks of the organization (write:tasks).
    ///
    /// Asks for a task whose script has no options: the permission is checked first, and the script
    /// is then invalid (measured on 2.9.1).
    pub fn may_write_tasks(&self, organization: &Organization) -> Result<bool, Error> {
        let route = Route::api(&["tasks"]);
        let body = json!({ "orgID": organization.id, "flux": NO_TASK });
        match self.ask(Method::Post, &route, Some(&body)) {
            Err(Error::Refused { status: 400, .. }) => Ok(true),
            Err(error) if error.is_missing_permission() => Ok(false),
            Err(error) => Err(error),
            Ok(reply) => Err(reply.foreign(self.asked(Method::Post, &route))),
        }
    }

    /// Whether the token may read the tasks of the organization (read:tasks). Only for whoever may
    /// write them: where none is listed, no request that changes nothing tells (see above), and a task
    /// that is paused is made, looked for and deleted.
    pub fn may_read_tasks(&self, organization: &Organization) -> Result<bool, Error> {
        if !self.tasks(organization)?.is_empty() {
            return Ok(true);
        }
        let body = json!({ "orgID": organization.id, "flux": PROBE, "status": "inactive" });
        let made: super::LiveTask = self.send(Method::Post, &Route::api(&["tasks"]), &body)?;
        let seen = self.task(&made.id);
        self.delete_task(&made.id)?;
        Ok(matches!(seen?, super::TaskPresence::Visible(_)))
    }
}
