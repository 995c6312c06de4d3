//! One server, one organization, one token: how every request is made.
//!
//! Blocking, one request at a time per call, connections kept and shared between threads. What is
//! asked of the server stands in the files beside this one, an `impl Client` per area; this file
//! knows how to ask: encoding, headers, waiting, asking again, telling the log.

use std::{
    fmt,
    sync::RwLock,
    thread::sleep,
    time::{Duration, Instant},
};

use jiff::fmt::rfc2822;
use serde::{Serialize, de::DeserializeOwned};
use ureq::{Agent, Body, SendBody, http};

use super::{
    Address, Asked, Error, Fault, Log, LogLine, Patience, Token, agent, method::Method, reply::Reply,
    route::Route,
};

/// Where to go and as whom.
#[derive(Debug, Clone)]
pub struct Connection {
    /// `http://host:port`, with the path in front of the API if there is one.
    pub url: String,
    /// The organization's name.
    pub organization: String,
    pub token: Token,
}

/// A client of one organization of one server. Cheap to share by reference between threads.
pub struct Client {
    agent: Agent,
    address: Address,
    organization: String,
    token: Token,
    authorization: http::HeaderValue,
    patience: Patience,
    proxy: Option<String>,
    log: Option<Log>,
    /// Held alone while points are removed, and together while they are written.
    pub(super) removing: RwLock<()>,
}

impl Client {
    /// A client; nothing is sent yet.
    ///
    /// # Errors
    /// A URL, a token or an `SSL_CERT_FILE` that cannot be used.
    pub fn new(connection: &Connection, patience: Patience) -> Result<Self, Error> {
        let address = Address::parse(&connection.url)?;
        Ok(Self {
            agent: agent::build(&address, &patience)?,
            proxy: agent::proxy(&address).map(|proxy| format!("{}:{}", proxy.host(), proxy.port())),
            authorization: connection.token.authorization()?,
            address,
            organization: connection.organization.clone(),
            token: connection.token.clone(),
            patience,
            log: None,
            removing: RwLock::default(),
        })
    }

    /// The client, telling `log` of every request.
    #[must_use]
    pub fn with_log(mut self, log: Log) -> Self {
        self.log = Some(log);
        self
    }

    /// Where the server is.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// The name of the organization that the client works on.
    pub fn organization_name(&self) -> &str {
        &self.organization
    }

    pub(super) fn token(&self) -> &Token {
        &self.token
    }

    /// Asks for JSON.
    pub(super) fn get<T: DeserializeOwned>(&self, route: &Route) -> Result<T, Error> {
        self.ask(Method::Get, route, None::<&()>)?.json(self.asked(Method::Get, route))
    }

    /// Sends JSON and reads the JSON that comes back.
    pub(super) fn send<T: DeserializeOwned>(
        &self,
        method: Method,
        route: &Route,
        body: &impl Serialize,
    ) -> Result<T, Error> {
        self.ask(method, route, Some(body))?.json(self.asked(method, route))
    }

    /// One request, repeated as [`Patience`] says, to its success or its error.
    pub(super) fn ask(
        &self,
        method: Method,
        route: &Route,
        body: Option<&impl Serialize>,
    ) -> Result<Reply, Error> {
        let body = body.map(serde_json::to_vec).transpose();
        let body =
            body.map_err(|source| Error::Unreadable { asked: Box::new(self.asked(method, route)), source })?;
        let payload = body.as_deref().map(|bytes| Payload { content_type: JSON, accept: ANY, bytes });
        self.ask_with(method, route, payload)
    }

    /// The same with a body that need not be JSON.
    pub(super) fn ask_with(
        &self,
        method: Method,
        route: &Route,
        payload: Option<Payload<'_>>,
    ) -> Result<Reply, Error> {
        self.settle(self.last(method, route, payload), self.asked(method, route))
    }

    /// What came of the last attempt.
    pub(super) fn last(
        &self,
        method: Method,
        route: &Route,
        payload: Option<Payload<'_>>,
    ) -> Result<Reply, ureq::Error> {
        let mut waits = self.waits();
        loop {
            let result = self.once(method, route, payload);
            if !self.waited(method, &result, &mut waits) {
                return result;
            }
        }
    }

    /// How long to wait before each further attempt.
    pub(super) fn waits(&self) -> impl Iterator<Item = Duration> + '_ {
        self.patience.waits.iter().copied()
    }

    /// Waits, if asking again may help and there is an attempt left.
    pub(super) fn waited(
        &self,
        method: Method,
        result: &Result<Reply, ureq::Error>,
        waits: &mut impl Iterator<Item = Duration>,
    ) -> bool {
        let wait = self.wait_after(method, result).and_then(|least| Some(least.max(waits.next()?)));
        wait.map(sleep).is_some()
    }

    /// How long to wait at least before asking again; nothing if there is no use in it.
    fn wait_after(&self, method: Method, result: &Result<Reply, ureq::Error>) -> Option<Duration> {
        match result {
            Ok(reply) if reply.is_worth_a_retry(method.is_repeatable()) => {
                Some(Duration::from_secs(reply.retry_after.unwrap_or(0)).min(self.patience.longest_wait))
            }
            Err(error) if method.is_repeatable() && self.fault(error) == Fault::Cut => Some(Duration::ZERO),
            _ => None,
        }
    }

    pub(super) fn settle(&self, result: Result<Reply, ureq::Error>, asked: Asked) -> Result<Reply, Error> {
        match result {
            Ok(reply) => reply.success(&asked, &self.token),
            Err(error) => {
                let fault = self.fault(&error);
                Err(Error::Unreachable { asked: Box::new(asked), fault, source: Box::new(error) })
            }
        }
    }

    fn fault(&self, error: &ureq::Error) -> Fault {
        match Fault::of(error, self.address.is_tls()) {
            Fault::Refused if self.proxy.is_some() => Fault::Proxy,
            fault => fault,
        }
    }

    /// One request, told to the log.
    fn once(
        &self,
        method: Method,
        route: &Route,
        payload: Option<Payload<'_>>,
    ) -> Result<Reply, ureq::Error> {
        let started = Instant::now();
        let result = self.response(method, route, payload).and_then(whole);
        let told = result.as_ref().map(|reply| (reply.status, reply.loggable()));
        self.tell(method, route, payload, told, started.elapsed());
        result
    }

    /// Sends a request; the reply's body is still to be read.
    pub(super) fn response(
        &self,
        method: Method,
        route: &Route,
        payload: Option<Payload<'_>>,
    ) -> Result<http::Response<Body>, ureq::Error> {
        self.agent.run(self.request(method, route, payload)?)
    }

    fn request(
        &self,
        method: Method,
        route: &Route,
        payload: Option<Payload<'_>>,
    ) -> Result<http::Request<SendBody<'static>>, ureq::Error> {
        let mut request = http::Request::builder()
            .method(method.name())
            .uri(self.address.url(route))
            .header(http::header::AUTHORIZATION, self.authorization.clone())
            .header(http::header::ACCEPT, payload.map_or(ANY, |payload| payload.accept));
        if let Some(payload) = payload {
            request = request.header(http::header::CONTENT_TYPE, payload.content_type);
        }
        let body = payload.map_or_else(SendBody::none, |payload| {
            SendBody::from_owned_reader(std::io::Cursor::new(payload.bytes.to_vec()))
        });
        Ok(request.body(body)?)
    }

    /// Tells the log of one request: the status and what to show of the reply, or why there is none.
    pub(super) fn tell(
        &self,
        method: Method,
        route: &Route,
        payload: Option<Payload<'_>>,
        answer: Result<(u16, String), &ureq::Error>,
        duration: Duration,
    ) {
        let Some(log) = &self.log else { return };
        let body = payload.map(|payload| payload.bytes).unwrap_or_default();
        let request = self.token.redact(&String::from_utf8_lossy(body));
        let answer = answer.map(|(status, reply)| (status, self.token.redact(&reply)));
        let answer = answer.map_err(|error| self.token.redact(&error.to_string()));
        log(&LogLine {
            method: method.name(),
            path: &route.to_string(),
            outcome: answer.as_ref().map(|(status, _)| *status).map_err(String::as_str),
            duration,
            request: &request,
            reply: answer.as_ref().map(|(_, reply)| reply.as_str()).unwrap_or_default(),
        });
    }

    pub(super) fn asked(&self, method: Method, route: &Route) -> Asked {
        Asked {
            server: self.address.to_string(),
            method: method.name(),
            path: route.path().to_owned(),
            organization: self.organization.clone(),
            token_origin: self.token.origin().to_owned(),
            proxy: self.proxy.clone(),
        }
    }
}

/// What a request carries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Payload<'a> {
    pub content_type: &'static str,
    /// What the reply may be.
    pub accept: &'static str,
    pub bytes: &'a [u8],
}

/// What a reply usually is.
pub(super) const ANY: &str = "application/json, */*";

pub(super) const JSON: &str = "application/json";

/// The most that is read of a reply. The manifest of a backup is the largest: it carries the whole
/// metadata of a server.
const LARGEST_REPLY: u64 = 1 << 30;

/// How HTTP writes times.
static DATE: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new();

/// Reads a reply to its end.
pub(super) fn whole(mut response: http::Response<Body>) -> Result<Reply, ureq::Error> {
    let bytes = response.body_mut().with_config().limit(LARGEST_REPLY).read_to_vec()?;
    Ok(reply(&response, bytes))
}

fn reply(response: &http::Response<Body>, body: Vec<u8>) -> Reply {
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
    Reply {
        status: response.status().as_u16(),
        content_type: header("content-type").unwrap_or_default().to_owned(),
        location: header("location").unwrap_or_default().to_owned(),
        version: header("x-influxdb-version").map(str::to_owned),
        date: header("date").and_then(|value| DATE.parse_timestamp(value).ok()),
        retry_after: header("retry-after").and_then(|value| value.parse().ok()),
        body,
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("address", &self.address)
            .field("organization", &self.organization)
            .field("token", &self.token)
            .finish_non_exhaustive()
    }
}
