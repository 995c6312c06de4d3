//! An organization for each test, so that tests of one server do not see each other.

use std::sync::atomic::{AtomicUsize, Ordering};

use fluxform::influx::{Client, Connection, Patience, Token};
use serde_json::{Value, json};

use super::{http::Http, influxd::Influxd};

/// An organization and a token that may do everything in it.
#[derive(Debug)]
pub struct Organization {
    pub url: String,
    pub id: String,
    pub name: String,
    pub token: String,
}

/// `(action, type)`, or `(action, type/id)` for one thing: `("read", "buckets")`.
pub type Permission<'a> = (&'a str, &'a str);

/// What the all-access token of a test may read and write.
const RESOURCES: [&str; 8] =
    ["buckets", "labels", "tasks", "checks", "dashboards", "variables", "dbrp", "orgs"];

impl Organization {
    /// A new one on the shared server.
    pub fn new() -> Self {
        Self::on(Influxd::shared())
    }

    /// A new one on `server`.
    pub fn on(server: &Influxd) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(1);
        let name = format!("org-{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let reply = server.operator().post("/api/v2/orgs", &json!({ "name": name }));
        let id = reply["id"].as_str().unwrap().to_owned();
        let mut organization =
            Self { url: server.url.clone(), id, name, token: server.operator_token.clone() };
        let all = RESOURCES.iter().flat_map(|kind| [("read", *kind), ("write", *kind)]);
        organization.token = organization.create_token(&server.operator(), &all.collect::<Vec<_>>());
        organization
    }

    /// A token that may do only this.
    pub fn restricted(&self, permissions: &[Permission<'_>]) -> String {
        self.create_token(&Influxd::shared().operator(), permissions)
    }

    fn create_token(&self, operator: &Http, permissions: &[Permission<'_>]) -> String {
        let permissions: Vec<Value> =
            permissions.iter().map(|permission| self.permission(*permission)).collect();
        let body = json!({ "orgID": self.id, "permissions": permissions });
        operator.post("/api/v2/authorizations", &body)["token"].as_str().unwrap().to_owned()
    }

    fn permission(&self, (action, resource): Permission<'_>) -> Value {
        let resource = match resource.split_once('/') {
            _ if resource == "orgs" => json!({ "type": "orgs", "id": self.id }),
            Some((kind, id)) => json!({ "type": kind, "id": id, "orgID": self.id }),
            None => json!({ "type": resource, "orgID": self.id }),
        };
        json!({ "action": action, "resource": resource })
    }

    /// What the program's own client needs, with the all-access token.
    pub fn connection(&self) -> Connection {
        self.connection_with(&self.token)
    }

    /// The same with another token.
    pub fn connection_with(&self, token: &str) -> Connection {
        let token = Token::new(token, "INFLUX_TOKEN");
        Connection { url: self.url.clone(), organization: self.name.clone(), token }
    }

    /// The program's own client, with the all-access token.
    pub fn client(&self) -> Client {
        self.client_with(&self.token)
    }

    /// The same with another token.
    pub fn client_with(&self, token: &str) -> Client {
        Client::new(&self.connection_with(token), Patience::default()).unwrap()
    }

    /// Plain HTTP with the all-access token.
    pub fn http(&self) -> Http {
        Http::new(&self.url, &self.token)
    }

    /// Creates a bucket, in seconds (0: infinite, and the server's default); its id.
    pub fn create_bucket(&self, name: &str, retention: u64, shard_group_duration: u64) -> String {
        let rule = json!({
            "type": "expire", "everySeconds": retention, "shardGroupDurationSeconds": shard_group_duration,
        });
        let body = json!({ "orgID": self.id, "name": name, "retentionRules": [rule] });
        self.http().post("/api/v2/buckets", &body)["id"].as_str().unwrap().to_owned()
    }

    /// The server's own words for each bucket of users (less than 90 of them), sorted by name.
    pub fn buckets(&self) -> Vec<Value> {
        let reply = self.http().get(&format!("/api/v2/buckets?orgID={}&limit=100", self.id));
        let is_user = |bucket: &&Value| bucket["type"] == "user";
        reply["buckets"].as_array().unwrap().iter().filter(is_user).cloned().collect()
    }

    /// The id of a bucket of users.
    pub fn bucket_id(&self, name: &str) -> String {
        let buckets = self.buckets();
        let found = buckets.iter().find(|bucket| bucket["name"] == name).unwrap();
        found["id"].as_str().unwrap().to_owned()
    }

    /// One line per bucket of users: `name retention shard-group-duration description`.
    pub fn bucket_lines(&self) -> String {
        let line = |bucket: &Value| {
            let (rule, description) = (&bucket["retentionRules"][0], &bucket["description"]);
            let seconds = |key: &str| rule[key].as_u64().unwrap_or(0);
            let times = format!("{} {}", seconds("everySeconds"), seconds("shardGroupDurationSeconds"));
            format!("{} {times} {}\n", bucket["name"].as_str().unwrap(), description.as_str().unwrap_or(""))
        };
        self.buckets().iter().map(line).collect()
    }

    /// Writes line protocol with times in nanoseconds to the bucket of this id.
    pub fn write(&self, bucket_id: &str, lines: &str) {
        self.http().post_text(&format!("/api/v2/write?orgID={}&bucket={bucket_id}", self.id), lines);
    }

    /// Runs Flux; the reply as CSV without annotations.
    pub fn query(&self, flux: &str) -> String {
        self.reply(flux, &[])
    }

    /// Runs Flux; the reply as CSV with all annotations.
    pub fn annotated(&self, flux: &str) -> String {
        self.reply(flux, &["datatype", "group", "default"])
    }

    fn reply(&self, flux: &str, annotations: &[&str]) -> String {
        let body = json!({ "query": flux, "type": "flux", "dialect": { "annotations": annotations } });
        let path = format!("/api/v2/query?orgID={}", self.id);
        let request = ureq::post(format!("{}{path}", self.url));
        let request = request.header("authorization", format!("Token {}", self.token));
        request.send_json(body).unwrap().body_mut().read_to_string().unwrap()
    }

    /// How many field values the bucket of this id holds, whenever they are.
    pub fn count(&self, bucket_id: &str) -> u64 {
        let flux = format!(
            "from(bucketID: {bucket_id:?}) |> range(start: 1677-09-22T00:00:00Z, stop: 2262-04-11T00:00:00Z) \
             |> count() |> keep(columns: [\"_value\"]) |> group() |> sum()"
        );
        let reply = self.query(&flux);
        let row = reply.lines().nth(1).unwrap_or("0");
        row.rsplit(',').next().unwrap().trim().parse().unwrap()
    }
}
