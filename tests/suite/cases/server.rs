//! The server of a case: an organization of its own with the buckets that `server.json` lists.
//!
//! `server.json` is a list of buckets as InfluxDB's API takes them. What differs from run to run is
//! replaced in the output: `SERVER`, `ORGANIZATION`, `ORGANIZATION-ID`, `BUCKET-ID-n`, `TIME`,
//! `HASH`, `PLAN-ID`.

use std::{fs, path::Path, process::Command};

use regex::Regex;
use serde_json::Value;

use crate::support::organization::Organization;

/// An organization made for one case.
#[derive(Debug)]
pub struct Server {
    organization: Organization,
    bucket_ids: Vec<String>,
}

impl Server {
    /// The server of the case in `folder`, if it needs one.
    pub fn of_case(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join("server.json")).ok()?;
        let buckets: Vec<Value> = serde_json::from_str(&text).unwrap();
        let organization = Organization::new();
        let bucket_ids = buckets.into_iter().map(|bucket| create(&organization, bucket)).collect();
        Some(Self { organization, bucket_ids })
    }

    /// Lets `command` find the server, as the `influx` CLI would.
    pub fn reach(&self, command: &mut Command) {
        command.env("INFLUX_HOST", &self.organization.url);
        command.env("INFLUX_ORG", &self.organization.name);
        command.env("INFLUX_TOKEN", &self.organization.token);
    }

    /// `text` without what differs from run to run.
    pub fn steady(&self, text: &str) -> String {
        let mut text = text.replace(&self.organization.url, "SERVER");
        text = text.replace(&self.organization.id, "ORGANIZATION-ID");
        text = text.replace(&self.organization.name, "ORGANIZATION");
        for (position, id) in self.bucket_ids.iter().enumerate() {
            text = text.replace(id, &format!("BUCKET-ID-{}", position + 1));
        }
        let time = Regex::new(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z").unwrap();
        let hash = Regex::new(r"\b[0-9a-f]{64}\b").unwrap();
        // A plan's id is made from the organization's, among other things.
        let plan = Regex::new("\"id\": \"[0-9a-f]{12}\"").unwrap();
        let text = time.replace_all(&text, "TIME");
        let text = hash.replace_all(&text, "HASH");
        plan.replace_all(&text, "\"id\": \"PLAN-ID\"").into_owned()
    }
}

fn create(organization: &Organization, mut bucket: Value) -> String {
    bucket["orgID"] = organization.id.clone().into();
    let reply = organization.http().post("/api/v2/buckets", &bucket);
    reply["id"].as_str().unwrap().to_owned()
}
