//! A proxy between the program and a real server, which can stop at any request.
//!
//! Each request goes to the server over a connection of its own. For a request line the test decides
//! what is done with it; at a pause the proxy waits until the test lets it go on, or drops it. So a
//! test can kill the program at exactly the point that it means, without ever waiting by the clock.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

/// What is done with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Forward,
    /// Waits for the test before the server sees the request.
    PauseBefore,
    /// Waits for the test when the server has answered and the program has not heard it.
    PauseAfter,
    /// Forwards the request and breaks off in the middle of the reply.
    Cut,
    /// Answers this, and the server never sees the request.
    Answer(&'static str),
}

/// A proxy that lives as long as the process.
#[derive(Debug)]
pub struct Proxy {
    pub url: String,
    reached: Receiver<Paused>,
    forwarded: Arc<Mutex<Vec<String>>>,
}

/// A request that waits for the test.
#[derive(Debug)]
pub struct Paused {
    go_on: Sender<bool>,
}

/// Decides by the request, `METHOD /path?query body`, and its number, from 0.
type Rule = Box<dyn Fn(&str, usize) -> Deed + Send>;

impl Proxy {
    /// A proxy before the server at `upstream` (`http://host:port`).
    pub fn new(upstream: &str, rule: impl Fn(&str, usize) -> Deed + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (report, reached) = channel();
        let forwarded = Arc::new(Mutex::new(Vec::new()));
        let upstream = upstream.strip_prefix("http://").unwrap().to_owned();
        let worker = Worker { upstream, report, forwarded: Arc::clone(&forwarded) };
        let rule: Arc<Mutex<(Rule, usize)>> = Arc::new(Mutex::new((Box::new(rule), 0)));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (worker, rule) = (worker.clone(), Arc::clone(&rule));
                // A connection that breaks is what this proxy is for.
                thread::spawn(move || worker.serve(&stream.unwrap(), &rule).unwrap_or_default());
            }
        });
        Self { url, reached, forwarded }
    }

    /// Waits until a request pauses.
    pub fn paused(&self) -> Paused {
        self.reached.recv().unwrap()
    }

    /// A request that pauses, if one does before `ended` says that the program has.
    pub fn paused_unless(&self, mut ended: impl FnMut() -> bool) -> Option<Paused> {
        loop {
            match self.reached.recv_timeout(std::time::Duration::from_millis(5)) {
                Ok(paused) => return Some(paused),
                Err(_) if ended() => return self.reached.try_recv().ok(),
                Err(_) => {}
            }
        }
    }

    /// The requests that reached the server so far, as the rule sees them.
    pub fn forwarded(&self) -> Vec<String> {
        self.forwarded.lock().unwrap().clone()
    }
}

impl Paused {
    pub fn go_on(self) {
        self.go_on.send(true).unwrap();
    }

    /// The request or its reply goes nowhere.
    pub fn drop_it(self) {
        self.go_on.send(false).unwrap();
    }
}

#[derive(Clone)]
struct Worker {
    upstream: String,
    report: Sender<Paused>,
    forwarded: Arc<Mutex<Vec<String>>>,
}

impl Worker {
    /// One request and its reply; then the connection ends.
    fn serve(&self, stream: &TcpStream, rule: &Mutex<(Rule, usize)>) -> std::io::Result<()> {
        let mut client = stream;
        let Some(request) = Request::read(stream)? else { return Ok(()) };
        let deed = {
            let mut rule = rule.lock().unwrap();
            rule.1 += 1;
            (rule.0)(&request.summary(), rule.1 - 1)
        };
        if let Deed::Answer(reply) = deed {
            return client.write_all(reply.as_bytes());
        }
        if deed == Deed::PauseBefore && !self.pause() {
            return Ok(());
        }
        let reply = self.forward(&request)?;
        match deed {
            Deed::PauseAfter if !self.pause() => Ok(()),
            Deed::Cut => client.write_all(&reply[..reply.len() - 3]),
            _ => client.write_all(&reply),
        }
    }

    fn pause(&self) -> bool {
        let (go_on, told) = channel();
        // A test that has ended waits for nothing any more.
        self.report.send(Paused { go_on }).is_ok() && told.recv().unwrap_or(false)
    }

    fn forward(&self, request: &Request) -> std::io::Result<Vec<u8>> {
        self.forwarded.lock().unwrap().push(request.summary());
        let mut server = TcpStream::connect(&self.upstream)?;
        server.write_all(request.head.as_bytes())?;
        server.write_all(&request.body)?;
        let mut reply = Vec::new();
        server.read_to_end(&mut reply)?;
        Ok(reply)
    }
}

struct Request {
    /// With `connection: close`, and the end of the head.
    head: String,
    body: Vec<u8>,
}

impl Request {
    fn read(stream: &TcpStream) -> std::io::Result<Option<Self>> {
        let mut reader = BufReader::new(stream);
        let (mut head, mut length, mut chunked) = (String::new(), 0, false);
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            let lower = line.to_ascii_lowercase();
            if line.trim().is_empty() {
                break;
            }
            length = lower.strip_prefix("content-length:").map_or(length, |n| n.trim().parse().unwrap());
            chunked |= lower.starts_with("transfer-encoding: chunked");
            if !lower.starts_with("connection:") {
                head += &line;
            }
        }
        head += "connection: close\r\n\r\n";
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        while chunked && !body.ends_with(b"0\r\n\r\n") {
            reader.read_until(b'\n', &mut body)?;
        }
        Ok(Some(Self { head, body }))
    }

    fn summary(&self) -> String {
        let line = self.head.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1");
        format!("{line} {}", String::from_utf8_lossy(&self.body))
    }
}
