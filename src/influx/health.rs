//! Whether an InfluxDB 2 answers, and which.

use jiff::Timestamp;
use serde::Deserialize;

use super::{Client, Error, method::Method, route::Route};

/// A server that is up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The version as the server writes it: `v2.9.1`, `2.7.11`, `dev`.
    pub version: String,
    /// The time by its clock, in whole seconds; by ours, where a proxy took it out of the reply.
    pub time: Timestamp,
}

#[derive(Debug, Deserialize)]
struct Body {
    #[serde(default)]
    name: String,
    #[serde(default)]
    version: Option<String>,
}

impl Client {
    /// Asks `/health`. The version comes from the header that every reply carries: a server may be
    /// told to hide the details of its health.
    ///
    /// # Errors
    /// No answer, an answer that is not InfluxDB's, or an InfluxDB of another major version.
    pub fn health(&self) -> Result<Health, Error> {
        let route = Route::top("health");
        let asked = self.asked(Method::Get, &route);
        let reply = self.ask(Method::Get, &route, None::<&()>)?;
        let body: Body = reply.json(asked.clone())?;
        let version = reply.version.clone().or(body.version);
        let time = reply.date.unwrap_or_else(Timestamp::now);
        match version {
            Some(version) if is_major_2(&version) => Ok(Health { version, time }),
            Some(version) => Err(Error::Version { server: asked.server, version }),
            None if body.name == "influxdb" => Ok(Health { version: "of unknown version".to_owned(), time }),
            None => Err(reply.foreign(asked)),
        }
    }
}

/// Versions that do not start with a number are builds of one's own.
fn is_major_2(version: &str) -> bool {
    let number = version.trim_start_matches('v');
    number.starts_with("2.") || !number.starts_with(|c: char| c.is_ascii_digit())
}
