//! One HTTP reply, and the decision whether it is an answer, a refusal or not InfluxDB at all.

use jiff::Timestamp;
use serde::{Deserialize, de::DeserializeOwned};

use super::{Asked, Error, Foreign, Token, foreign::shown};

/// A whole reply.
#[derive(Debug)]
pub(super) struct Reply {
    pub status: u16,
    pub content_type: String,
    pub location: String,
    /// `X-Influxdb-Version`.
    pub version: Option<String>,
    /// `Date`: the server's clock, in whole seconds.
    pub date: Option<Timestamp>,
    /// Seconds of `Retry-After`.
    pub retry_after: Option<u64>,
    pub body: Vec<u8>,
}

/// The two shapes of JSON that say no: the API's, and that of a server that is starting.
#[derive(Debug, Deserialize)]
struct Refusal {
    #[serde(default)]
    code: String,
    #[serde(default, alias = "error")]
    message: String,
    #[serde(default)]
    status: String,
}

/// Whether a message of a 500 says that the server cannot take more for now.
pub(super) fn is_overload(message: &str) -> bool {
    ["timeout", "cache-max-memory-size exceeded"].iter().any(|reason| message.contains(reason))
}

impl Reply {
    /// The body as `T`.
    pub fn json<T: DeserializeOwned>(&self, asked: Asked) -> Result<T, Error> {
        if serde_json::from_slice::<serde_json::Value>(&self.body).is_err() {
            return Err(self.foreign(asked));
        }
        serde_json::from_slice(&self.body)
            .map_err(|source| Error::Unreadable { asked: Box::new(asked), source })
    }

    /// Whether nothing was done and asking again may help.
    ///
    /// A 503 that is not InfluxDB's own may come from a proxy that gave up waiting, after the
    /// server did what it was asked; only what may be done twice (`repeatable`) is sent again then.
    ///
    /// A server that cannot keep up answers 500 after ten seconds, when it may have done a part.
    pub fn is_worth_a_retry(&self, repeatable: bool) -> bool {
        let refusal = self.refusal();
        match self.status {
            429 => true,
            503 => refusal.is_some() || repeatable,
            500 => repeatable && refusal.is_some_and(|refusal| is_overload(&refusal.message)),
            _ => false,
        }
    }

    /// The reply, if it is a success; else the error that it stands for.
    pub fn success(self, asked: &Asked, token: &Token) -> Result<Self, Error> {
        if (200..300).contains(&self.status) {
            return Ok(self);
        }
        let Some(refusal) = self.refusal() else { return Err(self.foreign(asked.clone())) };
        let asked = Box::new(asked.clone());
        let message = shown(&token.redact(&refusal.message));
        Err(Error::Refused { asked, status: self.status, code: shown(&refusal.code), message })
    }

    /// That something else than InfluxDB answered.
    pub fn foreign(&self, asked: Asked) -> Error {
        Error::Foreign { asked: Box::new(asked), status: self.status, what: Foreign::of(self) }
    }

    /// The whole message of a 400: what is wrong with what was asked.
    pub fn objection(&self) -> Option<String> {
        self.refusal().filter(|_| self.status == 400).map(|refusal| refusal.message)
    }

    fn refusal(&self) -> Option<Refusal> {
        let refusal: Refusal = serde_json::from_slice(&self.body).ok()?;
        if refusal.status == "starting" {
            let code = "unavailable".to_owned();
            return Some(Refusal { code, message: "the server is starting".to_owned(), ..refusal });
        }
        (!refusal.code.is_empty()).then_some(refusal)
    }

    /// The body for a log: text as it is, anything else as its length.
    pub fn loggable(&self) -> String {
        let text = ["json", "csv", "text/plain"].iter().any(|kind| self.content_type.contains(kind));
        match std::str::from_utf8(&self.body) {
            Ok(body) if text => body.to_owned(),
            _ => format!("({} bytes of {})", self.body.len(), shown(&self.content_type)),
        }
    }
}
