//! Questions whose replies are read as they come, so that their length does not matter.
//!
//! They only read, so they are asked again from the start when a connection is lost in the middle
//! of a reply; what was made of the first half is thrown away.

use std::{
    io::{self, BufRead, BufReader, Read},
    time::Instant,
};

use ureq::{Body, http};

use super::{
    Asked, Client, Error,
    client::{Payload, whole},
    foreign::shown,
    method::Method,
    reply::Reply,
    route::Route,
};

/// Why a reply was not read to its end.
#[derive(Debug)]
pub(super) enum Stop {
    /// The connection.
    Lost(ureq::Error),
    /// The server says, inside of a reply that began well, that it failed.
    Said(String),
    /// Not the JSON that was expected.
    Shape(serde_json::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Lost(error.into())
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Self {
        Self::Shape(error)
    }
}

/// Why there is no result of one attempt.
enum Failure {
    Refused(Box<Reply>),
    Stopped(Stop),
}

impl Client {
    /// Posts a question and lets `read` make a value of the reply's body. It is called once per
    /// attempt and begins anew each time.
    pub(super) fn question<T>(
        &self,
        route: &Route,
        payload: Payload<'_>,
        read: impl Fn(&mut dyn BufRead) -> Result<T, Stop>,
    ) -> Result<T, Error> {
        self.put(route, payload, &mut |body| read(body), true)
    }

    /// The same for a `read` whose effects stay: a reply that is lost in the middle is an error, and
    /// whoever asked begins anew.
    pub(super) fn question_once<T>(
        &self,
        route: &Route,
        payload: Payload<'_>,
        read: &mut dyn FnMut(&mut dyn BufRead) -> Result<T, Stop>,
    ) -> Result<T, Error> {
        self.put(route, payload, read, false)
    }

    fn put<T>(
        &self,
        route: &Route,
        payload: Payload<'_>,
        read: &mut dyn FnMut(&mut dyn BufRead) -> Result<T, Stop>,
        again_after_loss: bool,
    ) -> Result<T, Error> {
        let asked = self.asked(Method::Query, route);
        let mut waits = self.waits();
        loop {
            let result = match self.attempt(route, payload, read) {
                Ok(value) => return Ok(value),
                Err(Failure::Refused(reply)) => Ok(*reply),
                Err(Failure::Stopped(Stop::Lost(error))) => Err(error),
                Err(Failure::Stopped(Stop::Said(message))) => return Err(self.said(asked, &message)),
                Err(Failure::Stopped(Stop::Shape(source))) => {
                    return Err(Error::Unreadable { asked: Box::new(asked), source });
                }
            };
            let may_ask_again = result.is_ok() || again_after_loss;
            if !may_ask_again || !self.waited(Method::Query, &result, &mut waits) {
                return self.settle(result, asked.clone()).and_then(|reply| Err(reply.foreign(asked)));
            }
        }
    }

    /// What the server said inside of a reply, as an error.
    pub(super) fn said(&self, asked: Asked, message: &str) -> Error {
        Error::Query { asked: Box::new(asked), message: shown(&self.token().redact(message)) }
    }

    /// One request, told to the log when its reply is read.
    fn attempt<T>(
        &self,
        route: &Route,
        payload: Payload<'_>,
        read: &mut dyn FnMut(&mut dyn BufRead) -> Result<T, Stop>,
    ) -> Result<T, Failure> {
        let started = Instant::now();
        let response = self.response(Method::Query, route, Some(payload));
        let (result, told) = match response {
            Ok(response) if response.status().is_success() => consume(response, read),
            Ok(response) => match whole(response) {
                Ok(reply) => {
                    let told = (reply.status, reply.loggable());
                    (Err(Failure::Refused(Box::new(reply))), told)
                }
                Err(error) => (Err(Failure::Stopped(Stop::Lost(error))), (0, String::new())),
            },
            Err(error) => (Err(Failure::Stopped(Stop::Lost(error))), (0, String::new())),
        };
        let answer = match &result {
            Err(Failure::Stopped(Stop::Lost(error))) => Err(error),
            _ => Ok(told),
        };
        self.tell(Method::Query, route, Some(payload), answer, started.elapsed());
        result
    }
}

/// Lets `read` have a body; the value, the status, and the body for the log: its length.
fn consume<T>(
    response: http::Response<Body>,
    read: &mut dyn FnMut(&mut dyn BufRead) -> Result<T, Stop>,
) -> (Result<T, Failure>, (u16, String)) {
    let status = response.status().as_u16();
    let mut counted = Counted { inner: response.into_body().into_reader(), bytes: 0 };
    let result = read(&mut BufReader::with_capacity(BUFFER, &mut counted));
    (result.map_err(Failure::Stopped), (status, format!("({} bytes, read as they came)", counted.bytes)))
}

/// Large enough that its calls do not show.
const BUFFER: usize = 1 << 16;

/// Counts what is read.
pub(super) struct Counted<R> {
    pub inner: R,
    pub bytes: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes += read as u64;
        Ok(read)
    }
}
