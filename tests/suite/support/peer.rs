//! A broken peer: what stands in the place of a server and is not one.
//!
//! It answers fixed bytes, whatever it is asked: a proxy without a server behind it, a web server,
//! a connection that ends too early. It is no imitation of InfluxDB.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

/// A listener on a loopback port that lives as long as the process.
#[derive(Debug)]
pub struct Peer {
    pub url: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Peer {
    /// Answers the first request with the first of `replies`, and so on; the last one is for all
    /// further ones. The connection ends after each.
    pub fn answering(replies: &[&str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (log, replies) = (Arc::clone(&seen), replies.iter().map(ToString::to_string).collect::<Vec<_>>());
        thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                let reply = &replies[number.min(replies.len() - 1)];
                serve(stream.unwrap(), reply, &log);
            }
        });
        Self { url, seen }
    }

    /// Takes every request and never answers.
    pub fn silent() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || listener.incoming().collect::<Vec<_>>());
        Self { url, seen: Arc::default() }
    }

    /// The first line of each request so far.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }
}

/// A whole reply of one type of content; `headers` are further lines, each with its end.
pub fn reply(status: &str, content_type: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\ncontent-type: {content_type}\r\ncontent-length: {length}");
    format!("{head}\r\nconnection: close\r\n{headers}\r\n{body}")
}

fn serve(mut stream: TcpStream, reply: &str, log: &Mutex<Vec<String>>) {
    let request = read_request(&mut stream);
    log.lock().unwrap().push(request.lines().next().unwrap_or_default().to_owned());
    // The peer may be gone already; that is part of being broken.
    let _ = stream.write_all(reply.as_bytes());
}

/// Head and body of a request, as far as `content-length` or chunks say.
fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4_096];
    loop {
        let count = stream.read(&mut buffer).unwrap_or(0);
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes);
        if count == 0 || is_whole(&text) {
            return text.into_owned();
        }
    }
}

fn is_whole(request: &str) -> bool {
    let Some((head, body)) = request.split_once("\r\n\r\n") else { return false };
    let head = head.to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    if head.contains("transfer-encoding: chunked") {
        body.ends_with("0\r\n\r\n")
    } else {
        body.len() >= length.unwrap_or(0)
    }
}
